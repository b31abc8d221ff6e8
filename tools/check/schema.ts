import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegister } from '../../schema/check/read-register.js';
import { brokenRules, lineOf } from '../../schema/check/rules.js';
import { subgraphsOnDisk, supergraphText } from '../../schema/checked-in-supergraph.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { generatedFiles } from '../generated-files.js';

/** What the schema, the stored paths and the exports break of the rules in `schema/check/rules/`, a line each; null when nothing. */
export async function brokenSchemaRules(): Promise<string | null> {
  const broken = brokenRules(await readRegister(subgraphsOnDisk(), supergraphText()));
  return broken.length === 0 ? null : broken.map(lineOf).join('\n');
}

/** The generated files that are not as `npm run generate` would make them; null when all are. */
export async function staleGeneratedFiles(): Promise<string | null> {
  const stale: string[] = [];
  for (const [path, content] of await generatedFiles()) {
    const file = join(repositoryRoot, path);
    if (!existsSync(file) || (await readFile(file, 'utf8')) !== content) stale.push(path);
  }
  return stale.length === 0 ? null : `not as npm run generate makes them:\n${stale.join('\n')}`;
}

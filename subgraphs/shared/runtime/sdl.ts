import type { DocumentNode } from 'graphql';
import { parse } from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.js';
import type { SubgraphName } from './subgraph.js';

/** The SDL of a subgraph as text: what all share, then the files of its own folder in the order of their names. */
export function subgraphSdlText(name: SubgraphName): string {
  const folder = join(repositoryRoot, 'schema', name);
  const own = readdirSync(folder)
    .sort()
    .filter((file) => file.endsWith('.graphql'));
  return [join(folder, '..', 'shared.graphql'), ...own.map((file) => join(folder, file))]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** The SDL of a subgraph, parsed. */
export function subgraphSdl(name: SubgraphName): DocumentNode {
  return parse(subgraphSdlText(name));
}

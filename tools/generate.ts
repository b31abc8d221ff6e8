import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../subgraphs/shared/paths.js';
import { generatedFiles } from './generated-files.js';

/** `npm run generate`: writes the supergraph and the subgraphs' types from the SDL. */
for (const [path, content] of await generatedFiles()) {
  const file = join(repositoryRoot, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  console.log(path);
}

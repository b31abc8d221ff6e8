import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's root, found upwards from this module: the same from the sources and from `dist/`. */
export const repositoryRoot = findRepositoryRoot(import.meta.dirname);

function findRepositoryRoot(start: string): string {
  let folder = start;
  while (!existsSync(join(folder, 'schema', 'shared.graphql')) || !existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no folder above ${start} has package.json and schema/shared.graphql`);
    folder = parent;
  }
  return folder;
}

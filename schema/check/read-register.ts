import { parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policies } from '../../subgraphs/shared/access/policies.js';
import { purposes } from '../../subgraphs/shared/access/purposes.js';
import { roles } from '../../subgraphs/shared/access/roles.js';
import { scopes } from '../../subgraphs/shared/access/scopes.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { apiSchemaOf } from '../api-schema.js';
import type { SubgraphSdl } from '../compose.js';
import type { CheckedRegister } from './rule.js';
import { storedCollections } from './stored-collections.js';

/** Everything that the rules look at: the given SDL with its composition, and the stored paths, access tables and exports as they are on disk. */
export async function readRegister(subgraphs: readonly SubgraphSdl[], supergraphSdl: string): Promise<CheckedRegister> {
  return {
    subgraphs: await Promise.all(
      subgraphs.map(async ({ name, sdl }) => ({
        name,
        sdl: parse(sdl),
        collections: await storedCollections(name),
      })),
    ),
    supergraph: parse(supergraphSdl),
    api: apiSchemaOf(supergraphSdl),
    exports: {
      access: operation('export-access'),
      portability: operation('export-portability'),
    },
    access: { scopes, policies: Object.keys(policies), purposes, roles },
  };
}

function operation(name: string): DocumentNode | null {
  const file = join(repositoryRoot, 'schema', 'operations', `${name}.graphql`);
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) : null;
}

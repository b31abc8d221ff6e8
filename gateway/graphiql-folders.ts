import { join } from 'node:path';
import { repositoryRoot } from '../subgraphs/shared/paths.js';
import type { GraphiqlOptions } from './graphiql/plugin.js';

/** Where a built repository has GraphiQL's page and the documents that it offers. */
export const graphiqlFolders: GraphiqlOptions = {
  assetsDir: join(repositoryRoot, 'dist', 'graphiql'),
  operationsDir: join(repositoryRoot, 'schema', 'operations'),
};

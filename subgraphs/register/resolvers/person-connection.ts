import type { PersonConnectionResolvers } from '../generated/types.js';
import { peoplePage } from './people-page.js';

export const PersonConnection: PersonConnectionResolvers = {
  __resolveReference: async (reference, context) => Promise.resolve(peoplePage(reference, context)),
  nodes: async (connection) => (await connection.page()).nodes,
  edges: async (connection) => (await connection.page()).edges,
  pageInfo: async (connection) => (await connection.page()).pageInfo,
};

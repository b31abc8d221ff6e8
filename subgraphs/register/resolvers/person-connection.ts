import type { PersonConnectionResolvers } from '../generated/types.js';

export const PersonConnection: PersonConnectionResolvers = {
  __resolveReference: async (reference, { peopleFinder }) => Promise.resolve(peopleFinder.page(reference)),
  nodes: async (connection) => (await connection.page()).nodes,
  edges: async (connection) => (await connection.page()).edges,
  pageInfo: async (connection) => (await connection.page()).pageInfo,
};

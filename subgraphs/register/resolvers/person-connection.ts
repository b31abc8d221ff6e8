import { z } from 'zod';
import { PublicError } from '../../shared/errors.js';
import type { PersonConnectionResolvers } from '../generated/types.js';

/** The key of a page, and whose card the searched number is: untyped JSON, as any entity reference. */
const reference = z.object({
  search: z.string(),
  first: z.int(),
  after: z.string().nullish(),
  cardHolderIds: z.array(z.string()).nullish(),
});

export const PersonConnection: PersonConnectionResolvers = {
  __resolveReference: async (given, { peopleFinder }) => {
    const read = reference.safeParse(given);
    if (!read.success) throw new PublicError('BAD_USER_INPUT', 'An entity reference names no page of a search.');
    return Promise.resolve(peopleFinder.page(read.data));
  },
  nodes: async (connection) => (await connection.page()).nodes,
  edges: async (connection) => (await connection.page()).edges,
  pageInfo: async (connection) => (await connection.page()).pageInfo,
};

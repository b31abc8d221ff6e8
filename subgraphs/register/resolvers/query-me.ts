import type { QueryResolvers } from '../generated/types.js';

/** The caller's own record; null when nothing is held about them any longer. */
export const me: NonNullable<QueryResolvers['me']> = async (_source, _args, { caller, personLoader }) => {
  const person = caller.personId === null ? null : await personLoader.byId(caller.personId);
  return person && { __typename: 'Person', id: person._id };
};

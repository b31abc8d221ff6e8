import type { QueryResolvers } from '../generated/types.js';

/** Staff search. What was searched goes on to the card side first: a number may be a card's. */
export const people: NonNullable<QueryResolvers['people']> = (_source, args, { peopleFinder }) =>
  peopleFinder.page(args);

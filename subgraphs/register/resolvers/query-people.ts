import type { QueryResolvers } from '../generated/types.js';
import { peoplePage } from './people-page.js';

/** Staff search. What was searched goes on to the card side first: a number may be a card's. */
export const people: NonNullable<QueryResolvers['people']> = (_query, args, context) => peoplePage(args, context);

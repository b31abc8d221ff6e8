import type { MutationResolvers } from '../generated/types.js';
import { changedCards } from './changed-card.js';

export const suspendCard: NonNullable<MutationResolvers['suspendCard']> = async (_source, { input }, context) =>
  changedCards(await context.cardDesk.suspend(input), context);

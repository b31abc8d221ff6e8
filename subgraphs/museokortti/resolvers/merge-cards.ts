import type { MutationResolvers } from '../generated/types.js';
import { changedCards } from './changed-card.js';

export const mergeCards: NonNullable<MutationResolvers['mergeCards']> = async (_source, { input }, context) => {
  const { card, other, userErrors } = await changedCards(await context.cardDesk.merge(input), context);
  return { card, mergedCard: other, userErrors };
};

import type { MutationResolvers } from '../generated/types.js';
import { changedCards } from './changed-card.js';

export const replaceCard: NonNullable<MutationResolvers['replaceCard']> = async (_source, { input }, context) => {
  const { card, other, userErrors } = await changedCards(await context.cardDesk.replace(input), context);
  return { card, replacedCard: other, userErrors };
};

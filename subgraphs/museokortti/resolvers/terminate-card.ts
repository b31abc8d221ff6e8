import type { MutationResolvers } from '../generated/types.js';
import { changedCards } from './changed-card.js';

export const terminateCard: NonNullable<MutationResolvers['terminateCard']> = async (_source, { input }, context) =>
  changedCards(await context.cardDesk.terminate(input), context);

import type { MutationResolvers } from '../generated/types.js';
import { changedCards } from './changed-card.js';

export const resumeCard: NonNullable<MutationResolvers['resumeCard']> = async (_source, { input }, context) =>
  changedCards(await context.cardDesk.resume(input), context);

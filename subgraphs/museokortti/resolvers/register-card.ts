import type { MutationResolvers } from '../generated/types.js';
import { changedCards } from './changed-card.js';

export const registerCard: NonNullable<MutationResolvers['registerCard']> = async (_source, { input }, context) =>
  changedCards(await context.cardDesk.register({ ...input, personId: input.personId ?? null }), context);

import type { MutationResolvers } from '../generated/types.js';
import { changedCards } from './changed-card.js';

export const renewCard: NonNullable<MutationResolvers['renewCard']> = async (_source, { input }, context) =>
  changedCards(
    await context.cardDesk.grant({ ...input, reason: 'RENEWAL', months: 12, until: null }, 'renewCard'),
    context,
  );

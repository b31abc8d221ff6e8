import type { MutationResolvers } from '../generated/types.js';
import { changedCards } from './changed-card.js';

export const grantCardTime: NonNullable<MutationResolvers['grantCardTime']> = async (_source, { input }, context) => {
  const { until = null, months = null } = input;
  // A day that was set counts before the months.
  const extent = { until, months: until === null ? months : null };
  return changedCards(await context.cardDesk.grant({ ...input, ...extent }, 'grantCardTime'), context);
};

import type { MutationResolvers } from '../generated/types.js';

/** Strikes out a visit that was registered by mistake. */
export const voidVisit: NonNullable<MutationResolvers['voidVisit']> = async (_source, { input }, context) => {
  const outcome = await context.voidVisit(context.caller, input);
  if (!outcome.done) return { visit: null, userErrors: outcome.userErrors };
  return { visit: await context.repositories.visits.byId(outcome.reference.visitId), userErrors: [] };
};

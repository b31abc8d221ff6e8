import type { MutationResolvers } from '../generated/types.js';

/** Registers a reader's late batch, each line answered by itself. */
export const registerVisits: NonNullable<MutationResolvers['registerVisits']> = async (_source, { input }, context) => {
  const outcome = await context.registerVisits(context.caller, input);
  if (!outcome.done) return { results: [], userErrors: outcome.userErrors };
  return { results: outcome.reference.results.map((result, line) => ({ line, ...result })), userErrors: [] };
};

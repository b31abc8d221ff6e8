import { validityOf, validUntil } from '../domain/validity.js';
import type { MutationResolvers } from '../generated/types.js';
import type { RegisteredVisitSource } from '../mappers.js';
import type { Repositories } from '../data/repositories.js';

export const registerVisit: NonNullable<MutationResolvers['registerVisit']> = async (_source, { input }, context) => {
  const outcome = await context.registerVisit(context.caller, input);
  if (!outcome.done) return { visit: null, userErrors: outcome.userErrors };
  return { visit: await registeredVisit(outcome.reference.visitId, context.repositories), userErrors: [] };
};

/** What the reader is told of a visit; null when it has been erased since its key was kept. */
async function registeredVisit(
  visitId: string,
  { cards, visits }: Repositories,
): Promise<RegisteredVisitSource | null> {
  const visit = await visits.byId(visitId);
  const card = visit && (await cards.byId(visit.cardId));
  if (!card) return null;
  const { id, siteId, visitedAt } = visit;
  return { id, siteId, visitedAt, cardValidUntil: validUntil(validityOf(card)) };
}

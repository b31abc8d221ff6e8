import { erasurePreviewOf } from '../domain/erasure-preview.js';
import type { PersonResolvers } from '../generated/types.js';
import { heldPartsOf, relationshipFactsOf } from './relationship-facts.js';

/** What an erasure on request would do today (P26). */
export const erasurePreview: NonNullable<PersonResolvers['erasurePreview']> = async (source, _args, context) => {
  const person = await context.personLoader.byId(source.id);
  if (!person) return null;
  const facts = relationshipFactsOf(source, person.registeredAt);
  return erasurePreviewOf(facts, heldPartsOf(source), context.settings.financialYearEnd, context.clock.now());
};

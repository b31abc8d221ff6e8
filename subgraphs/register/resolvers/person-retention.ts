import { retentionOf } from '../domain/retention.js';
import { retentionText } from '../domain/retention-text.js';
import type { PersonResolvers } from '../generated/types.js';
import { relationshipFactsOf } from './relationship-facts.js';

/** When this person's data is deleted without being asked (P24). */
export const retention: NonNullable<PersonResolvers['retention']> = async (source, _args, { personLoader, clock }) => {
  const person = await personLoader.byId(source.id);
  if (!person) return null;
  const decided = retentionOf(relationshipFactsOf(source, person.registeredAt), clock.now());
  const counted = decided.kind === 'DELETABLE_FROM' ? decided : { deletableFrom: null, basis: decided.kind };
  return { deletableFrom: counted.deletableFrom, basis: counted.basis, explanation: retentionText(decided) };
};

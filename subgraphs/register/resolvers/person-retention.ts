import type { Retention } from '../domain/retention.js';
import { retentionOf } from '../domain/retention.js';
import { retentionText } from '../domain/retention-text.js';
import type { PersonResolvers, RetentionBasis } from '../generated/types.js';
import { relationshipFactsOf } from './relationship-facts.js';

/** When this person's data is deleted without being asked (P24). */
export const retention: NonNullable<PersonResolvers['retention']> = async (source, _args, { personLoader, clock }) => {
  const person = await personLoader.byId(source.id);
  if (!person) return null;
  const decided = retentionOf(relationshipFactsOf(source, person.registeredAt), clock.now());
  const deletableFrom = decided.kind === 'DELETABLE_FROM' ? decided.deletableFrom : null;
  return { deletableFrom, basis: basisOf(decided), explanation: retentionText(decided) };
};

function basisOf(decided: Retention): RetentionBasis {
  if (decided.kind !== 'DELETABLE_FROM') return decided.kind;
  // To the outside a registration without a sequel is a relationship that ended where it began.
  return decided.basis === 'REGISTRATION' ? 'RELATIONSHIP_END' : decided.basis;
}

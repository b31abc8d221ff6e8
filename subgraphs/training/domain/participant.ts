import type { Caller } from '../../shared/access/caller.js';
import { roleNamed } from '../../shared/access/roles.js';

/** Who is to be enrolled, or why nobody is. */
export type ParticipantDecision =
  | { readonly decision: 'ENROL'; readonly personId: string }
  | { readonly decision: 'REFUSE'; readonly reason: 'PERSON_REQUIRED' | 'SOMEBODY_ELSE' };

/** `Person.id` as register gives it. */
const personIdForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Whom a caller may enrol: a data subject themselves and nobody else, staff whom they name. A data subject whose token points at no Person enrols
 * nobody.
 * @param named `Person.id` in the input; null when it was left out
 */
export function decideParticipant(
  caller: Pick<Caller, 'role' | 'personId'>,
  named: string | null,
): ParticipantDecision {
  if (roleNamed(caller.role).kind === 'subject') {
    return caller.personId !== null && (named === null || named === caller.personId)
      ? { decision: 'ENROL', personId: caller.personId }
      : { decision: 'REFUSE', reason: 'SOMEBODY_ELSE' };
  }
  return named !== null && personIdForm.test(named)
    ? { decision: 'ENROL', personId: named }
    : { decision: 'REFUSE', reason: 'PERSON_REQUIRED' };
}

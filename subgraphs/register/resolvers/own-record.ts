import type { Caller } from '../../shared/access/caller.js';
import { policyNamed } from '../../shared/access/policies.js';
import { PublicError } from '../../shared/errors.js';

/**
 * Refuses a data subject everybody but themselves before anything is read, so that the answer is the same, and takes as long, whether the other
 * exists or not.
 * @throws FORBIDDEN
 */
export function requireOwnRecord(caller: Caller, personId: string): void {
  if (!policyNamed('own-record').holds(caller, { __typename: 'Person', id: personId })) {
    throw new PublicError('FORBIDDEN');
  }
}

import { roleNamed } from '../../shared/access/roles.js';
import { PublicError } from '../../shared/errors.js';
import type { Context } from '../context.js';
import type { PersonDocument } from '../data/person/person.model.js';

/**
 * The person whom a caller means by a customer number; null when staff give one that nobody has. A data subject means themselves: any other number
 * is refused without looking whether it exists, so that numbers cannot be probed.
 * @throws BAD_USER_INPUT when it is not twelve digits, FORBIDDEN
 */
export async function personByCustomerNumber(
  customerNumber: string,
  { caller, personLoader }: Context,
): Promise<PersonDocument | null> {
  if (!/^\d{12}$/.test(customerNumber)) throw new PublicError('BAD_USER_INPUT', 'A customer number has twelve digits.');
  if (roleNamed(caller.role).kind !== 'subject') return personLoader.byCustomerNumber(customerNumber);
  const self = caller.personId === null ? null : await personLoader.byId(caller.personId);
  if (self?.customerNumber !== customerNumber) throw new PublicError('FORBIDDEN');
  return self;
}

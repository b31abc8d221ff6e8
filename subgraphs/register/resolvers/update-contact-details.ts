import { roleNamed } from '../../shared/access/roles.js';
import type { Context } from '../context.js';
import type { ContactTarget } from '../data/person/contact-changer.js';
import type { MutationResolvers } from '../generated/types.js';
import { personByCustomerNumber } from './customer-number.js';

/** Corrects how a person is reached; what one controller was told, both read next (P3). */
export const updateContactDetails: NonNullable<MutationResolvers['updateContactDetails']> = async (
  _source,
  { input: { idempotencyKey, customerNumber, ...wish } },
  context,
) => {
  const target = await targetOf(customerNumber ?? null, context);
  const outcome = await context.contactChanger.change(idempotencyKey, target, wish);
  if (!outcome.done) return { personId: null, userErrors: outcome.userErrors };
  context.personLoader.forget(outcome.reference.personId);
  return { personId: outcome.reference.personId, userErrors: [] };
};

/** A data subject changes themselves, by their own number or none; null when staff name nobody. */
async function targetOf(customerNumber: string | null, context: Context): Promise<ContactTarget | null> {
  if (roleNamed(context.caller.role).kind !== 'subject') return customerNumber === null ? null : { customerNumber };
  if (customerNumber !== null) await personByCustomerNumber(customerNumber, context);
  return { personId: context.caller.personId ?? '' };
}

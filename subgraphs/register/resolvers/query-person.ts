import type { QueryResolvers } from '../generated/types.js';
import { personByCustomerNumber } from './customer-number.js';

/** One person by customer number; a reading by staff is written down before anything is shown (P22). */
export const person: NonNullable<QueryResolvers['person']> = async (_source, { customerNumber }, context) => {
  const found = await personByCustomerNumber(customerNumber, context);
  if (!found) return null;
  await context.disclosureLog.write('READ', [found._id]);
  return { __typename: 'Person', id: found._id };
};

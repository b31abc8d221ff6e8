import type { QueryResolvers } from '../generated/types.js';
import { personByCustomerNumber } from './customer-number.js';

/** Everything held about one person; that it was asked for is in the log before anything is read (Article 15, P27). */
export const personDataExport: NonNullable<QueryResolvers['personDataExport']> = async (
  _source,
  { customerNumber, kind },
  context,
) => {
  const person = await personByCustomerNumber(customerNumber, context);
  if (!person) return null;
  const id = await context.disclosureLog.writeExport(person._id);
  return { __typename: 'PersonDataExport', id, personId: person._id, kind };
};

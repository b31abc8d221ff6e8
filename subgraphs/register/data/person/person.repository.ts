import type { ClientSession } from 'mongoose';
import type { CursorKey, Page } from '../../../shared/runtime/connection.js';
import type { ContactChange } from '../../domain/contact-details.js';
import { emailKeyOf } from '../../domain/people-search.js';
import type { NameReading } from '../../domain/people-search.js';
import { nameCollation, nameFilter, nameOrder } from './name-order.js';
import type { PersonDocument, PersonModel } from './person.model.js';

/** Reads and changes persons; gives and takes plain objects. */
export interface PersonRepository {
  byIds(ids: readonly string[]): Promise<readonly PersonDocument[]>;
  byCustomerNumbers(customerNumbers: readonly string[]): Promise<readonly PersonDocument[]>;
  /** People by the beginning of their name, as Finnish sorts; up to `page.limit`. */
  byName(readings: readonly NameReading[], page: Page<CursorKey>): Promise<readonly PersonDocument[]>;
  /** People with exactly this e-mail address, by id; up to `page.limit`. */
  byEmail(emailKey: string, page: Page<CursorKey>): Promise<readonly PersonDocument[]>;
  /** The person with this customer number and those with these ids, by id; up to `page.limit`. */
  byNumber(number: string, ids: readonly string[], page: Page<CursorKey>): Promise<readonly PersonDocument[]>;
  findByCustomerNumber(customerNumber: string, session: ClientSession): Promise<PersonDocument | null>;
  findById(id: string, session: ClientSession): Promise<PersonDocument | null>;
  /** @returns false when the person is no longer at `version`: somebody else changed them meanwhile */
  changeContact(person: PersonDocument, change: ContactChange, session: ClientSession): Promise<boolean>;
}

export function personRepository(persons: PersonModel): PersonRepository {
  return {
    byIds: (ids) => persons.find({ _id: { $in: ids } }).lean(),
    byCustomerNumbers: (customerNumbers) => persons.find({ customerNumber: { $in: customerNumbers } }).lean(),
    byName: (readings, page) =>
      persons.find(nameFilter(readings, page.after)).collation(nameCollation).sort(nameOrder).limit(page.limit).lean(),
    byEmail: (emailKey, page) =>
      persons
        .find({ emailKey, ...afterId(page) })
        .sort({ _id: 1 })
        .limit(page.limit)
        .lean(),
    byNumber: (number, ids, page) =>
      persons
        .find({ $or: [{ customerNumber: number }, { _id: { $in: ids } }], ...afterId(page) })
        .sort({ _id: 1 })
        .limit(page.limit)
        .lean(),
    findByCustomerNumber: (customerNumber, session) => persons.findOne({ customerNumber }).session(session).lean(),
    findById: (id, session) => persons.findById(id).session(session).lean(),
    changeContact: async (person, change, session) => {
      const { email } = change.details;
      const result = await persons.updateOne(
        { _id: person._id, version: person.version },
        {
          $set: {
            ...change.details,
            ...(email !== undefined && { emailKey: email === null ? null : emailKeyOf(email) }),
            provenance: change.provenance,
          },
          $inc: { version: 1 },
        },
        { session },
      );
      return result.modifiedCount === 1;
    },
  };
}

function afterId({ after }: Page<CursorKey>): { readonly _id?: { readonly $gt: string } } {
  return after === null ? {} : { _id: { $gt: String(after[0]) } };
}

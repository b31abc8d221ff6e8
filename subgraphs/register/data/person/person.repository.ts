import type { ClientSession } from 'mongoose';
import type { Page } from '../../../shared/runtime/connection.js';
import { positionOf } from '../../../shared/runtime/connection.js';
import type { ContactChange } from '../../domain/contact-details.js';
import { emailKeyOf } from '../../domain/people-search.js';
import type { NameReading } from '../../domain/people-search.js';
import { nameCollation, nameFilter, nameFilterAt, nameOrder } from './name-order.js';
import type { PersonDocument, PersonModel } from './person.model.js';

/**
 * Reads and changes persons; gives and takes plain objects. A search whose page begins at a person whom it does not find throws BAD_USER_INPUT: the
 * cursor is of another search.
 */
export interface PersonRepository {
  byIds(ids: readonly string[]): Promise<readonly PersonDocument[]>;
  byCustomerNumbers(customerNumbers: readonly string[]): Promise<readonly PersonDocument[]>;
  /** People by the beginning of their name, as Finnish sorts; up to `page.limit`. */
  byName(readings: readonly NameReading[], page: Page): Promise<readonly PersonDocument[]>;
  /** People with exactly this e-mail address, by id; up to `page.limit`. */
  byEmail(emailKey: string, page: Page): Promise<readonly PersonDocument[]>;
  /** People with exactly this telephone number, E.164, by id; up to `page.limit`. */
  byPhone(phone: string, page: Page): Promise<readonly PersonDocument[]>;
  /** The person with this customer number, those with these ids and those with this telephone number, by id; up to `page.limit`. */
  byNumber(sought: SoughtNumber, page: Page): Promise<readonly PersonDocument[]>;
  findByCustomerNumber(customerNumber: string, session: ClientSession): Promise<PersonDocument | null>;
  findById(id: string, session: ClientSession): Promise<PersonDocument | null>;
  /** @returns false when the person is no longer at `version`: somebody else changed them meanwhile */
  changeContact(person: PersonDocument, change: ContactChange, session: ClientSession): Promise<boolean>;
}

/** What a number of twelve digits can be. */
export interface SoughtNumber {
  readonly customerNumber: string;
  /** The holders of the card with this number. */
  readonly cardHolderIds: readonly string[];
  /** E.164; null when it is no telephone number. */
  readonly phone: string | null;
}

/** A range of an index for each thing that the number can be. */
export function numberFilter({ customerNumber, cardHolderIds, phone }: SoughtNumber): object {
  return { $or: [{ customerNumber }, { _id: { $in: cardHolderIds } }, ...(phone === null ? [] : [{ phone }])] };
}

export function personRepository(persons: PersonModel): PersonRepository {
  /** Who is found, by id. */
  async function byId(found: object, page: Page): Promise<readonly PersonDocument[]> {
    const position = await positionOf(page, (_id) => persons.findOne({ _id, ...found }, { _id: 1 }).lean());
    return persons
      .find({ $and: [found, position ? { _id: { $gt: position._id } } : {}] })
      .sort({ _id: 1 })
      .limit(page.limit)
      .lean();
  }

  return {
    byIds: (ids) => persons.find({ _id: { $in: ids } }).lean(),
    byCustomerNumbers: (customerNumbers) => persons.find({ customerNumber: { $in: customerNumbers } }).lean(),
    byName: async (readings, page) => {
      const position = await positionOf(page, async (id) => {
        // Apart, because the index of ids compares code points: under a collation it serves no lookup.
        const person = await persons.findById(id, { name: 1 }).lean();
        const found = person && (await persons.exists(nameFilterAt(readings, person)).collation(nameCollation));
        return found ? person : null;
      });
      return persons
        .find(nameFilter(readings, position))
        .collation(nameCollation)
        .sort(nameOrder)
        .limit(page.limit)
        .lean();
    },
    byEmail: (emailKey, page) => byId({ emailKey }, page),
    byPhone: (phone, page) => byId({ phone }, page),
    byNumber: (sought, page) => byId(numberFilter(sought), page),
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

import { loaderBy } from '../../../shared/mongo/batching.js';
import type { PersonDocument } from './person.model.js';
import type { PersonRepository } from './person.repository.js';

/** Persons for one request: those asked for at once are one database operation. Null when nothing is held. */
export interface PersonLoader {
  byId(id: string): Promise<PersonDocument | null>;
  byCustomerNumber(customerNumber: string): Promise<PersonDocument | null>;
  /** Takes what a search has read already. */
  keep(persons: readonly PersonDocument[]): void;
  /** Forgets a person who was changed in this request. */
  forget(id: string): void;
}

export function personLoader(repository: PersonRepository): PersonLoader {
  const byId = loaderBy<PersonDocument>(
    ({ _id }) => _id,
    (ids) => repository.byIds(ids),
  );
  const byNumber = loaderBy<PersonDocument>(
    ({ customerNumber }) => customerNumber,
    (numbers) => repository.byCustomerNumbers(numbers),
  );
  return {
    byId: (id) => byId.load(id),
    byCustomerNumber: async (customerNumber) => {
      const person = await byNumber.load(customerNumber);
      if (person) byId.prime(person._id, person);
      return person;
    },
    keep: (persons) => {
      for (const person of persons) byId.prime(person._id, person);
    },
    forget: (id) => {
      byId.clear(id);
      byNumber.clearAll();
    },
  };
}

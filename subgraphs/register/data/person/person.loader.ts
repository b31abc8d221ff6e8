import DataLoader from 'dataloader';
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
  const byId = new DataLoader<string, PersonDocument | null>(async (ids) => {
    const found = new Map((await repository.byIds(ids)).map((person) => [person._id, person]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const byNumber = new DataLoader<string, PersonDocument | null>(async (numbers) => {
    const persons = await repository.byCustomerNumbers(numbers);
    const found = new Map(persons.map((person) => [person.customerNumber, person]));
    return numbers.map((number) => found.get(number) ?? null);
  });
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

import { idOf } from '../../shared/runtime/reference.js';
import type { Context } from '../context.js';
import type { PersonDocument } from '../data/person/person.model.js';
import type { PersonResolvers } from '../generated/types.js';
import type { PersonSource } from '../mappers.js';
import { requireOwnRecord } from './own-record.js';
import { erasurePreview } from './person-erasure-preview.js';
import { retention } from './person-retention.js';

/** A column of the person's own record; null when the record has gone since. */
function column<Value>(read: (person: PersonDocument) => Value) {
  return async ({ id }: PersonSource, _args: unknown, { personLoader }: Context): Promise<Value | null> => {
    const person = await personLoader.byId(id);
    return person && read(person);
  };
}

export const Person: PersonResolvers = {
  __resolveReference: async (reference, context) => {
    const id = idOf(reference.id);
    requireOwnRecord(context.caller, id);
    const person = await context.personLoader.byId(id);
    if (!person) return null;
    const facts = factsOf(reference);
    // With facts it is the second visit of one operation, and the first has written the reading down.
    if (!facts) await context.disclosureLog.write('READ', [person._id]);
    return { __typename: 'Person', id: person._id, ...facts };
  },
  customerNumber: column((person) => person.customerNumber),
  name: column((person) => person.name),
  email: column((person) => person.email ?? null),
  phone: column((person) => person.phone ?? null),
  address: column((person) => person.address ?? null),
  provenance: column((person) => person.provenance),
  birthYear: column((person) => person.birthYear ?? null),
  language: column((person) => person.language),
  registeredAt: column((person) => person.registeredAt),
  consents: ({ id }, args, { consents }) => consents.connection(id, args),
  rightsRequests: ({ id }, args, { rightsRequests }) => rightsRequests.connection(id, args),
  disclosures: ({ id }, args, { disclosures }) => disclosures.connection(id, args),
  retention,
  erasurePreview,
};

/** The facts that a field `@requires`, as the gateway brought them; null when it asked for none. */
function factsOf(reference: object): Pick<PersonSource, 'cardFacts' | 'trainingFacts'> | null {
  const { cardFacts, trainingFacts } = reference as Pick<PersonSource, 'cardFacts' | 'trainingFacts'>;
  return cardFacts === undefined && trainingFacts === undefined ? null : { cardFacts, trainingFacts };
}

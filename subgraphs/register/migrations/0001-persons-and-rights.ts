import type { CollectionDefinition } from '../../shared/mongo/collections.js';
import { ensureCollections } from '../../shared/mongo/collections.js';
import type { Migration } from '../../shared/mongo/migrations.js';

// A released migration stays as it is: what it makes is written out, not imported from code that goes on changing.

const persons: CollectionDefinition = {
  name: 'persons',
  // A customer number that is shown, a birth year that is no date (P12), and texts that a search can rely on.
  validator: {
    $jsonSchema: {
      bsonType: 'object',
      required: ['_id', 'customerNumber', 'name', 'emailKey', 'language', 'registeredAt', 'version'],
      properties: {
        _id: { bsonType: 'string' },
        customerNumber: { bsonType: 'string', pattern: '^[0-9]{12}$' },
        name: {
          bsonType: 'object',
          required: ['given', 'family'],
          properties: { given: { bsonType: 'string' }, family: { bsonType: 'string' } },
        },
        emailKey: { bsonType: ['string', 'null'] },
        birthYear: { bsonType: ['int', 'null'], minimum: 1900, maximum: 2100 },
        language: { enum: ['FI', 'SV', 'EN'] },
        registeredAt: { bsonType: 'date' },
        version: { bsonType: 'int', minimum: 1 },
      },
    },
  },
  indexes: [
    {
      name: 'by-customer-number',
      keys: { customerNumber: 1 },
      options: { unique: true },
      serves: 'person(customerNumber) and the staff search; one person a number (P13)',
    },
    {
      name: 'by-email',
      keys: { emailKey: 1, _id: 1 },
      serves: 'the staff search by e-mail address, in the order of its pages',
    },
    {
      name: 'by-name',
      keys: { 'name.family': 1, 'name.given': 1, _id: 1 },
      options: { collation: { locale: 'fi', strength: 1 } },
      serves: 'the staff search by the beginning of a name, in the order of its pages',
    },
  ],
};

const day = { bsonType: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };

const consentDecisions: CollectionDefinition = {
  name: 'consentDecisions',
  // A decision that cannot say on what notice it was made could not be shown to be one (Article 7(1)).
  validator: {
    $jsonSchema: {
      bsonType: 'object',
      required: ['personId', 'purpose', 'state', 'decidedAt', 'channel', 'noticeVersion', 'noticeLanguage'],
      properties: {
        personId: { bsonType: 'string' },
        purpose: { bsonType: 'string' },
        state: { bsonType: 'string' },
        decidedAt: { bsonType: 'date' },
        channel: { bsonType: 'string' },
        noticeVersion: { bsonType: 'string' },
        noticeLanguage: { enum: ['FI', 'SV', 'EN'] },
      },
    },
  },
  indexes: [
    {
      name: 'by-person',
      keys: { personId: 1, decidedAt: -1, _id: -1 },
      serves: 'Person.consents, newest first, and their number',
    },
  ],
};

const rightsRequests: CollectionDefinition = {
  name: 'rightsRequests',
  // Days, not instants: a deadline is a day (Article 12(3), Regulation 1182/71).
  validator: {
    $jsonSchema: {
      bsonType: 'object',
      required: ['personId', 'kind', 'state', 'receivedOn', 'dueOn'],
      properties: { personId: { bsonType: 'string' }, receivedOn: day, dueOn: day },
    },
  },
  indexes: [
    {
      name: 'by-person',
      keys: { personId: 1, receivedOn: -1, _id: -1 },
      serves: 'Person.rightsRequests, newest first, and their number',
    },
  ],
};

const disclosures: CollectionDefinition = {
  name: 'disclosures',
  // A reading that does not say who, when, whose and why is not accounted for (P22).
  validator: {
    $jsonSchema: {
      bsonType: 'object',
      required: ['personId', 'at', 'kind', 'role', 'purpose', 'actor'],
      properties: {
        personId: { bsonType: 'string' },
        at: { bsonType: 'date' },
        kind: { enum: ['READ', 'SEARCH', 'EXPORT'] },
        role: { bsonType: 'string' },
        purpose: { bsonType: 'string' },
        actor: { bsonType: 'string' },
      },
    },
  },
  indexes: [
    {
      name: 'by-person',
      keys: { personId: 1, at: -1, _id: -1 },
      serves: 'Person.disclosures, newest first, and their number',
    },
  ],
};

/** What every subgraph keeps beside its own: the mutations that were done, and who did them. */
const mutations: readonly CollectionDefinition[] = [
  {
    name: 'idempotencyKeys',
    indexes: [
      {
        name: 'expiry',
        keys: { expiresAt: 1 },
        options: { expireAfterSeconds: 0 },
        serves: 'a key is forgotten when nobody repeats its mutation any more',
      },
    ],
  },
  {
    name: 'auditEvents',
    indexes: [
      { name: 'by-time', keys: { at: 1 }, serves: 'what happened in a window of time' },
      { name: 'by-person', keys: { personId: 1, at: -1 }, serves: 'what happened to one person, newest first' },
    ],
  },
];

export const personsAndRights: Migration = {
  name: '0001-persons-and-rights',
  up: ({ db }) => ensureCollections(db, [persons, consentDecisions, rightsRequests, disclosures, ...mutations]),
};

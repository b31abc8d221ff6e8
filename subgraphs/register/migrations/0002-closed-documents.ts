import type { mongo } from 'mongoose';
import type { CollectionDefinition } from '../../shared/mongo/collections.js';
import { ensureCollections } from '../../shared/mongo/collections.js';
import type { Migration } from '../../shared/mongo/migrations.js';

// A released migration stays as it is: what it makes is written out, not imported from code that goes on changing.
const text = { bsonType: 'string', minLength: 1 };
const textOrNull = { bsonType: ['string', 'null'], minLength: 1 };
const instant = { bsonType: 'date' };
const day = { bsonType: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const dayOrNull = { ...day, bsonType: ['string', 'null'] };
const language = { enum: ['FI', 'SV', 'EN'] };
const purpose = {
  enum: [
    'CARD_SERVICE',
    'TRAINING_SERVICE',
    'CUSTOMER_RELATIONSHIP',
    'DEVELOPMENT',
    'COMMUNICATIONS',
    'BOOKKEEPING',
    'DATA_SUBJECT_RIGHTS',
    'ACCOUNTABILITY',
  ],
};

/** Nothing is stored of a person that the schema does not classify (P5), and nothing in a form that a reader would not understand. */
const collections: readonly CollectionDefinition[] = [
  {
    name: 'persons',
    // A birth year that is no date (P12), and keys that a search can rely on: a number of twelve digits, a telephone number in E.164.
    validator: document({
      customerNumber: { bsonType: 'string', pattern: '^[0-9]{12}$' },
      name: fields({ given: text, family: text }),
      email: textOrNull,
      emailKey: textOrNull,
      phone: { bsonType: ['string', 'null'], pattern: '^\\+[1-9][0-9]{4,14}$' },
      address: {
        anyOf: [
          { bsonType: 'null' },
          // Empty in countries without postal codes.
          fields({
            street: text,
            postalCode: { bsonType: 'string' },
            city: text,
            country: { bsonType: 'string', pattern: '^[A-Z]{2}$' },
          }),
        ],
      },
      birthYear: { bsonType: ['int', 'null'], minimum: 1900, maximum: 2100 },
      language,
      registeredAt: instant,
      provenance: {
        bsonType: 'array',
        items: fields({
          detail: { enum: ['EMAIL', 'PHONE', 'ADDRESS', 'LANGUAGE'] },
          source: { enum: ['DATA_SUBJECT', 'CONTROLLER'] },
          changedAt: instant,
        }),
      },
      version: { bsonType: 'int', minimum: 1 },
    }),
    indexes: [],
  },
  {
    name: 'consentDecisions',
    // A decision in a state that nobody knows could be taken for a consent (P6); one without its notice could not be shown to be one (Article 7(1)).
    validator: document({
      personId: text,
      purpose,
      state: {
        enum: ['REQUESTED', 'GIVEN', 'RENEWED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'INVALIDATED', 'UNKNOWN'],
      },
      decidedAt: instant,
      channel: text,
      noticeVersion: text,
      noticeLanguage: language,
    }),
    indexes: [],
  },
  {
    name: 'rightsRequests',
    // Days, not instants: a deadline is a day (Article 12(3), Regulation 1182/71).
    validator: document({
      personId: text,
      kind: { enum: ['ACCESS', 'PORTABILITY', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'OBJECTION'] },
      state: { enum: ['RECEIVED', 'FULFILLED', 'REFUSED', 'CANCELLED'] },
      receivedOn: day,
      dueOn: day,
      decidedOn: dayOrNull,
    }),
    indexes: [],
  },
  {
    name: 'disclosures',
    // A reading that does not say who, when, whose and why is not accounted for (P22); what was read is not repeated in it.
    validator: document({
      personId: text,
      at: instant,
      kind: { enum: ['READ', 'SEARCH', 'EXPORT'] },
      role: text,
      purpose,
      actor: text,
    }),
    indexes: [],
  },
];

export const closedDocuments: Migration = {
  name: '0002-closed-documents',
  up: ({ db }) => ensureCollections(db, collections),
};

/** A document with these fields, all of them required, and no other but its key. */
function document(properties: Readonly<Record<string, mongo.Document>>): mongo.Document {
  return { $jsonSchema: fields({ _id: text, ...properties }) };
}

function fields(properties: Readonly<Record<string, mongo.Document>>): mongo.Document {
  return { bsonType: 'object', required: Object.keys(properties), additionalProperties: false, properties };
}

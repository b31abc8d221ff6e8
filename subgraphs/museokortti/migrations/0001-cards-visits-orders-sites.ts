import type { mongo } from 'mongoose';
import type { CollectionDefinition } from '../../shared/mongo/collections.js';
import { ensureCollections } from '../../shared/mongo/collections.js';
import type { Migration } from '../../shared/mongo/migrations.js';

// A released migration stays as it is: what it makes is written out, not imported from code that goes on changing.
const text = { bsonType: 'string', minLength: 1 };
const textOrNull = { bsonType: ['string', 'null'] };
const instant = { bsonType: 'date' };
const instantOrNull = { bsonType: ['date', 'null'] };
const day = { bsonType: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const dayOrNull = { bsonType: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
/** Whole cents, never a fraction and never negative; BSON keeps a large one as a double. */
const cents = { bsonType: 'number', minimum: 0, multipleOf: 1 };
const count = { bsonType: 'number', minimum: 0, multipleOf: 1 };

const collections: readonly CollectionDefinition[] = [
  {
    name: 'sites',
    validator: object({
      name: text,
      municipality: text,
      prices: { bsonType: 'array', minItems: 1, items: fields({ from: day, cents }) },
    }),
    indexes: [
      {
        name: 'by-name',
        keys: { name: 1, _id: 1 },
        options: { collation: { locale: 'fi' } },
        serves: 'the museums by name as Finnish sorts',
      },
    ],
  },
  {
    name: 'cards',
    validator: object({
      personId: textOrNull,
      number: { bsonType: 'string', pattern: '^\\d{12}$' },
      serviceNumber: text,
      registeredAt: instantOrNull,
      createdAt: instant,
      validity: {
        bsonType: 'array',
        items: fields({
          from: day,
          until: dayOrNull,
          reason: { enum: ['FIRST_VISIT', 'RENEWAL', 'MERGE', 'CAMPAIGN', 'PRIZE', 'CORRECTION'] },
        }),
      },
      suspendedAt: instantOrNull,
      mergedIntoCardId: textOrNull,
      replacedByCardId: textOrNull,
      version: count,
    }),
    indexes: [
      {
        name: 'number',
        keys: { number: 1 },
        options: { unique: true },
        serves: 'a card by its number, which no two cards share (P13)',
      },
      {
        name: 'service-number',
        keys: { serviceNumber: 1 },
        options: { unique: true },
        serves: 'no two cards share a service number (P13)',
      },
      {
        name: 'by-person',
        keys: { personId: 1, createdAt: -1, _id: -1 },
        serves: "a person's cards, newest first, their number and their facts",
      },
    ],
  },
  {
    name: 'visits',
    validator: object({
      cardId: text,
      personId: textOrNull,
      siteId: text,
      visitedAt: instant,
      day,
      normalPrice: cents,
      state: { enum: ['RECORDED', 'SETTLED', 'VOIDED'] },
    }),
    indexes: [
      {
        name: 'one-a-card-a-museum-a-day',
        keys: { cardId: 1, siteId: 1, day: 1 },
        options: { unique: true, partialFilterExpression: { state: { $in: ['RECORDED', 'SETTLED'] } } },
        serves: 'one visit a museum a card a Helsinki day; a visit that was struck out leaves room for another',
      },
      {
        name: 'by-person',
        keys: { personId: 1, visitedAt: -1, _id: -1 },
        serves: "a person's visits, newest first, and their number",
      },
      {
        name: 'by-person-and-state',
        keys: { personId: 1, state: 1, visitedAt: -1 },
        serves: 'when a person last visited and how many visits are not settled, for retention and erasure (P24, P26)',
      },
    ],
  },
  {
    name: 'orders',
    validator: object({
      personId: text,
      number: text,
      kind: { enum: ['NEW_CARD', 'RENEWAL', 'GIFT'] },
      orderedAt: instant,
      state: { enum: ['OPEN', 'PAID', 'REFUNDED', 'CANCELLED'] },
      stateSince: instant,
      paymentMethod: {
        enum: ['BANK', 'CARD', 'INVOICE', 'MOBILEPAY', 'EPASSI', 'SMARTUM', 'EDENRED', 'EAZYBREAK'],
      },
      lines: {
        bsonType: 'array',
        minItems: 1,
        items: fields({ product: text, quantity: { ...count, minimum: 1 }, unitPrice: cents }),
      },
      total: cents,
    }),
    indexes: [
      {
        name: 'number',
        keys: { number: 1 },
        options: { unique: true },
        serves: 'no two orders share a number: it stands on the voucher',
      },
      {
        name: 'by-person',
        keys: { personId: 1, orderedAt: -1, _id: -1 },
        serves: "a person's orders, newest first, and their number",
      },
      {
        name: 'by-person-and-state',
        keys: { personId: 1, state: 1, stateSince: -1 },
        serves: 'when a person last bought, paid or was paid back, for retention (P24)',
      },
    ],
  },
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

/** What the card service holds at its beginning. */
export const cardsVisitsOrdersSites: Migration = {
  name: '0001-cards-visits-orders-sites',
  up: ({ db }) => ensureCollections(db, collections),
};

/** A document with these fields, all of them required, and no other but its key. */
function object(properties: Readonly<Record<string, mongo.Document>>): mongo.Document {
  return { $jsonSchema: fields({ _id: text, ...properties }) };
}

function fields(properties: Readonly<Record<string, mongo.Document>>): mongo.Document {
  return { bsonType: 'object', required: Object.keys(properties), additionalProperties: false, properties };
}

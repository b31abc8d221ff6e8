import type { mongo } from 'mongoose';
import type { CollectionDefinition } from '../../shared/mongo/collections.js';
import { ensureCollections } from '../../shared/mongo/collections.js';
import type { Migration } from '../../shared/mongo/migrations.js';

// A released migration stays as it is: what it makes is written out, not imported from code that goes on changing.
const text = { bsonType: 'string', minLength: 1 };
const textOrNull = { bsonType: ['string', 'null'], minLength: 1 };
const instant = { bsonType: 'date' };
const instantOrNull = { bsonType: ['date', 'null'] };
const day = { bsonType: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const dayOrNull = { ...day, bsonType: ['string', 'null'] };
const cents = { bsonType: 'number', minimum: 0, multipleOf: 1 };
const count = { bsonType: 'number', minimum: 0, multipleOf: 1 };
const reason = { enum: ['FIRST_VISIT', 'RENEWAL', 'MERGE', 'CAMPAIGN', 'PRIZE', 'CORRECTION'] };
const monthsOrNull = { bsonType: ['number', 'null'], minimum: 1, multipleOf: 1 };

const cards: CollectionDefinition = {
  name: 'cards',
  validator: object({
    personId: textOrNull,
    number: { bsonType: 'string', pattern: '^\\d{12}$' },
    serviceNumber: text,
    registeredAt: instantOrNull,
    createdAt: instant,
    opening: fields({ reason, months: monthsOrNull, until: dayOrNull }),
    firstVisitOn: dayOrNull,
    grants: {
      bsonType: 'array',
      items: fields({ reason, grantedOn: day, months: monthsOrNull, until: dayOrNull }),
    },
    suspensions: {
      bsonType: 'array',
      items: fields({ from: instant, until: instantOrNull, cause: { enum: ['DESK', 'RESTRICTION'] } }),
    },
    terminatedAt: instantOrNull,
    mergedIntoCardId: textOrNull,
    replacedByCardId: textOrNull,
    supersededAt: instantOrNull,
    version: count,
  }),
  indexes: [
    {
      name: 'service',
      keys: { serviceNumber: 1 },
      options: { unique: true, partialFilterExpression: { supersededAt: null } },
      serves: 'a service has one card that is in force, and no two services share a number (P13)',
    },
    {
      name: 'by-service',
      keys: { serviceNumber: 1, createdAt: 1 },
      serves: 'all cards of a service, that a visit with one of them is known to the others',
    },
  ],
};

const visits: CollectionDefinition = {
  name: 'visits',
  validator: object({
    cardId: text,
    serviceNumber: text,
    personId: textOrNull,
    siteId: text,
    visitedAt: instant,
    day,
    normalPrice: cents,
    recordedAt: instant,
    voidedAt: instantOrNull,
  }),
  indexes: [
    {
      name: 'one-a-service-a-museum-a-day',
      keys: { serviceNumber: 1, siteId: 1, day: 1 },
      options: { unique: true, partialFilterExpression: { voidedAt: null } },
      serves:
        'one visit a museum a card a Helsinki day, though the card was replaced meanwhile; a visit that was struck out leaves room for another',
    },
    {
      name: 'struck-out-by-service',
      keys: { serviceNumber: 1 },
      options: { partialFilterExpression: { voidedAt: { $type: 'date' } } },
      serves: 'the struck-out visits of a card that is registered to a person',
    },
    {
      name: 'by-person-and-day',
      keys: { personId: 1, day: 1, voidedAt: 1, recordedAt: 1, visitedAt: 1, siteId: 1, normalPrice: 1 },
      serves:
        'when a person last visited, how many visits are not settled (P24, P26), and what the visits of a year would have cost, all without a document',
    },
  ],
};

const settlementBooks: CollectionDefinition = {
  name: 'settlementBooks',
  validator: object({ closedUntil: dayOrNull, recordedUntil: instantOrNull, version: count }),
  indexes: [],
};

/** Periods of validity and states of visits are no longer stored: the facts are, from which they follow. */
export const validityAndBooksFromFacts: Migration = {
  name: '0002-validity-and-books-from-facts',
  up: async ({ db }) => {
    await dropIndexes(db, 'cards', ['service-number']);
    await dropIndexes(db, 'visits', ['one-a-card-a-museum-a-day', 'by-person-and-state']);
    const definition = (collection: CollectionDefinition) => ({ ...collection, indexes: [] });
    await ensureCollections(db, [cards, visits, settlementBooks].map(definition));
    await convertCards(db);
    await convertVisits(db, await closeBooks(db));
    await ensureCollections(db, [cards, visits, settlementBooks]);
  },
};

/**
 * A stored period becomes the fact that explains it: the first one the opening, each later one a grant of its first day, all with their ends as they were.
 * Where a card took the place of another, that one was superseded when it was made.
 */
async function convertCards(db: mongo.Db): Promise<void> {
  const first = { $first: '$validity' };
  const extent = (period: string) => ({ months: null, until: { $ifNull: [`${period}.until`, null] } });
  await db
    .collection('cards')
    .aggregate([
      { $match: { validity: { $exists: true } } },
      { $lookup: { from: 'cards', localField: 'replacedByCardId', foreignField: '_id', as: 'successor' } },
      { $set: { first } },
      {
        $set: {
          opening: {
            $cond: [
              { $eq: [{ $size: '$validity' }, 0] },
              { reason: 'FIRST_VISIT', months: 12, until: null },
              { reason: '$first.reason', ...extent('$first') },
            ],
          },
          firstVisitOn: { $ifNull: ['$first.from', null] },
          grants: {
            $map: {
              input: { $slice: ['$validity', 1, { $max: [1, { $size: '$validity' }] }] },
              as: 'period',
              in: { reason: '$$period.reason', grantedOn: '$$period.from', ...extent('$$period') },
            },
          },
          suspensions: {
            $cond: [
              { $eq: [{ $ifNull: ['$suspendedAt', null] }, null] },
              [],
              [{ from: '$suspendedAt', until: null, cause: 'DESK' }],
            ],
          },
          terminatedAt: null,
          supersededAt: {
            $cond: [
              { $eq: [{ $ifNull: ['$mergedIntoCardId', null] }, null] },
              { $ifNull: [{ $first: '$successor.createdAt' }, null] },
              '$createdAt',
            ],
          },
        },
      },
      { $unset: ['validity', 'suspendedAt', 'successor', 'first'] },
      { $merge: { into: 'cards', on: '_id', whenMatched: 'replace', whenNotMatched: 'fail' } },
    ])
    .toArray();
}

interface Books {
  readonly closedUntil: string | null;
  readonly recordedUntil: Date | null;
}

/** The books are closed as far as visits were settled; a run that was broken off has perhaps closed them further than what is left says. */
async function closeBooks(db: mongo.Db): Promise<Books> {
  const [settled] = await db
    .collection('visits')
    .aggregate<{ closedUntil: string; recordedUntil: Date }>([
      { $match: { state: 'SETTLED' } },
      { $group: { _id: null, closedUntil: { $max: '$day' }, recordedUntil: { $max: '$visitedAt' } } },
    ])
    .toArray();
  const books = db.collection<{ _id: string } & Partial<Books> & { version: number }>('settlementBooks');
  if (settled) {
    const { closedUntil, recordedUntil } = settled;
    await books.updateOne(
      { _id: 'visits' },
      { $max: { closedUntil, recordedUntil }, $setOnInsert: { version: 0 } },
      { upsert: true },
    );
  }
  const closed = await books.findOne({ _id: 'visits' });
  return { closedUntil: closed?.closedUntil ?? null, recordedUntil: closed?.recordedUntil ?? null };
}

/** When a visit was recorded nobody noted: when it took place, but for one that is not settled though its day is closed, which came after the closing. */
async function convertVisits(db: mongo.Db, { closedUntil, recordedUntil }: Books): Promise<void> {
  const cameLate =
    closedUntil === null || recordedUntil === null
      ? { $literal: false }
      : {
          $and: [
            { $ne: ['$state', 'SETTLED'] },
            { $lte: ['$day', closedUntil] },
            { $lte: ['$visitedAt', recordedUntil] },
          ],
        };
  const afterClosing = recordedUntil === null ? null : new Date(recordedUntil.getTime() + 1);
  await db
    .collection('visits')
    .aggregate([
      { $match: { recordedAt: { $exists: false } } },
      { $lookup: { from: 'cards', localField: 'cardId', foreignField: '_id', as: 'card' } },
      {
        $set: {
          serviceNumber: { $ifNull: [{ $first: '$card.serviceNumber' }, '$cardId'] },
          recordedAt: { $cond: [cameLate, afterClosing, '$visitedAt'] },
          voidedAt: { $cond: [{ $eq: ['$state', 'VOIDED'] }, '$visitedAt', null] },
        },
      },
      { $unset: ['state', 'card'] },
      { $merge: { into: 'visits', on: '_id', whenMatched: 'replace', whenNotMatched: 'fail' } },
    ])
    .toArray();
}

async function dropIndexes(db: mongo.Db, collection: string, names: readonly string[]): Promise<void> {
  const existing = new Set((await db.collection(collection).indexes()).map(({ name }) => name));
  for (const name of names) if (existing.has(name)) await db.collection(collection).dropIndex(name);
}

/** A document with these fields, all of them required, and no other but its key. */
function object(properties: Readonly<Record<string, mongo.Document>>): mongo.Document {
  return { $jsonSchema: fields({ _id: text, ...properties }) };
}

function fields(properties: Readonly<Record<string, mongo.Document>>): mongo.Document {
  return { bsonType: 'object', required: Object.keys(properties), additionalProperties: false, properties };
}

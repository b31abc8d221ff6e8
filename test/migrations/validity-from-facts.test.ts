import type { Connection } from 'mongoose';
import { cardSource } from '../../subgraphs/museokortti/data/card/card.source.js';
import type { CardDocument } from '../../subgraphs/museokortti/data/card/card.model.js';
import type { VisitDocument } from '../../subgraphs/museokortti/data/visit/visit.model.js';
import { cardState } from '../../subgraphs/museokortti/domain/card.js';
import type { VisitBooks } from '../../subgraphs/museokortti/domain/visit-state.js';
import { visitState } from '../../subgraphs/museokortti/domain/visit-state.js';
import { validityOf } from '../../subgraphs/museokortti/domain/validity.js';
import { cardsVisitsOrdersSites } from '../../subgraphs/museokortti/migrations/0001-cards-visits-orders-sites.js';
import { validityAndBooksFromFacts } from '../../subgraphs/museokortti/migrations/0002-validity-and-books-from-facts.js';
import { connectMongo, databaseOf } from '../../subgraphs/shared/mongo/connect.js';
import { migrate } from '../../subgraphs/shared/mongo/migrations.js';
import type { TestDatabases } from '../setup/database.js';
import { createTestDatabases } from '../setup/database.js';

const now = new Date('2026-11-25T10:00:00.000Z');
const instant = (day: string) => new Date(`${day}T09:00:00.000Z`);
const period = (from: string, until: string | null, reason: string) => ({ from, until, reason });
const oldCard = (_id: string, parts: object) => ({
  _id,
  personId: 'aino',
  number: `2000000000${_id}`,
  serviceNumber: `service-${_id}`,
  registeredAt: instant('2020-01-01'),
  createdAt: instant('2020-01-01'),
  validity: [],
  suspendedAt: null,
  mergedIntoCardId: null,
  replacedByCardId: null,
  version: 3,
  ...parts,
});
const oldVisit = (_id: string, day: string, state: string) => ({
  _id,
  cardId: '11',
  personId: 'aino',
  siteId: `museum-${_id}`,
  visitedAt: instant(day),
  day,
  normalPrice: 1200,
  state,
});

describe('cards and visits that were stored with their periods and states', () => {
  let databases: TestDatabases;
  let connection: Connection;

  beforeAll(async () => {
    databases = await createTestDatabases();
    connection = await connectMongo({ uri: databases.museokortti.uri, appName: 'test' });
    await migrate(connection, [cardsVisitsOrdersSites]);
    const db = databaseOf(connection);
    await db.collection<{ _id: string }>('cards').insertMany([
      oldCard('11', {
        validity: [
          period('2024-03-15', '2025-03-14', 'FIRST_VISIT'),
          period('2025-06-01', '2026-05-31', 'RENEWAL'),
          period('2026-06-01', null, 'PRIZE'),
        ],
      }),
      oldCard('12', {}),
      oldCard('13', {
        suspendedAt: instant('2026-10-01'),
        validity: [period('2026-01-10', '2027-01-09', 'FIRST_VISIT')],
      }),
      oldCard('14', { mergedIntoCardId: '11' }),
      oldCard('15', { replacedByCardId: '16', validity: [period('2026-01-10', '2026-05-03', 'FIRST_VISIT')] }),
      oldCard('16', { createdAt: instant('2026-05-04'), validity: [period('2026-05-04', '2027-01-09', 'CORRECTION')] }),
    ]);
    await db
      .collection<{ _id: string }>('visits')
      .insertMany([
        oldVisit('settled', '2026-08-31', 'SETTLED'),
        oldVisit('late', '2026-08-30', 'RECORDED'),
        oldVisit('recorded', '2026-09-01', 'RECORDED'),
        oldVisit('voided', '2026-08-01', 'VOIDED'),
      ]);
    // Twice: the first may be broken off before it is recorded.
    await validityAndBooksFromFacts.up({ db, connection });
    await migrate(connection, [cardsVisitsOrdersSites, validityAndBooksFromFacts]);
  });
  afterAll(async () => {
    await connection.close();
    await databases.drop();
  });

  const cards = async () => databaseOf(connection).collection<CardDocument>('cards').find().sort({ _id: 1 }).toArray();

  it('have the same periods, now from facts', async () => {
    const periods = (await cards()).map((card) =>
      validityOf(cardSource(card)).map(({ from, until, reason }) => `${from}/${until ?? '…'} ${reason}`),
    );
    expect(periods).toEqual([
      ['2024-03-15/2025-03-14 FIRST_VISIT', '2025-06-01/2026-05-31 RENEWAL', '2026-06-01/… PRIZE'],
      [],
      ['2026-01-10/2027-01-09 FIRST_VISIT'],
      [],
      ['2026-01-10/2026-05-03 FIRST_VISIT'],
      ['2026-05-04/2027-01-09 CORRECTION'],
    ]);
  });

  it('have the same states', async () => {
    expect((await cards()).map((card) => cardState(cardSource(card), now))).toEqual([
      'VALID',
      'REGISTERED_UNUSED',
      'SUSPENDED',
      'MERGED',
      'REPLACED',
      'VALID',
    ]);
    const books = await databaseOf(connection).collection<VisitBooks>('settlementBooks').findOne();
    const visits = await databaseOf(connection).collection<VisitDocument>('visits').find().toArray();
    const states = visits.map(({ _id, day, recordedAt, voidedAt }) => {
      const facts = { day, recordedAt, voidedAt: voidedAt ?? null };
      return [_id, visitState(facts, books ?? { closedUntil: null, recordedUntil: null })];
    });
    expect(Object.fromEntries(states)).toEqual({
      settled: 'SETTLED',
      late: 'RECORDED',
      recorded: 'RECORDED',
      voided: 'VOIDED',
    });
  });

  it('take a service number to their visits', async () => {
    expect(await databaseOf(connection).collection('visits').distinct('serviceNumber')).toEqual(['service-11']);
  });
});

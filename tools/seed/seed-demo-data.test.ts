import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';
import { validityOf, validUntil } from '../../subgraphs/museokortti/domain/validity.js';
import { demoPersons, demoSite } from '../../subgraphs/shared/demo/personas.js';
import { createTestDatabases, type TestDatabases } from '../../test/setup/database.js';
import { type DatabaseUris, type SeedDatabases, seededCollections } from './databases.js';
import { demoDataState, recordDemoData } from './demo-data-state.js';
import { migrateDatabases } from './migrate-databases.js';
import type { CardDocument } from './domain/documents.js';
import { seedDemoData } from './seed-demo-data.js';

const now = new Date('2026-11-25T10:00:00Z');
const names = ['register', 'museokortti', 'training'] as const;
describe('the demo data in a database', () => {
  let test: TestDatabases;
  let uris: DatabaseUris;
  let databases: SeedDatabases;
  let clients: mongo.MongoClient[];

  beforeAll(async () => {
    test = await createTestDatabases();
    uris = { register: test.register.uri, museokortti: test.museokortti.uri, training: test.training.uri };
    await migrateDatabases(uris);
    clients = await Promise.all(names.map((name) => new mongo.MongoClient(test[name].uri).connect()));
    const [register, museokortti, training] = clients.map((client) => client.db());
    if (!register || !museokortti || !training) throw new Error('three databases were to be opened');
    databases = { register, museokortti, training };
    await seedDemoData({ databases, persons: 200, seed: 1, now });
  }, 120_000);

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await test.drop();
  });

  const all = (name: keyof SeedDatabases, collection: string) =>
    databases[name].collection(collection).find({}).sort({ _id: 1 }).toArray();
  const idsOf = async (name: keyof SeedDatabases, collection: string) =>
    new Set<unknown>(await databases[name].collection<{ _id: string }>(collection).distinct('_id'));

  async function digest(): Promise<string> {
    const hash = createHash('sha256');
    for (const name of names) {
      for (const collection of seededCollections[name]) {
        hash.update(`${collection}:${JSON.stringify(await all(name, collection))}`);
      }
    }
    return hash.digest('hex');
  }

  it('fills every collection, and holds the people of the personas', async () => {
    for (const name of names) {
      for (const collection of seededCollections[name]) {
        expect({ collection, count: await databases[name].collection(collection).countDocuments() }).not.toMatchObject({
          count: 0,
        });
      }
    }
    expect(await databases.register.collection('persons').countDocuments()).toBe(203);
    const site = await databases.museokortti.collection<{ _id: string }>('sites').findOne({ _id: demoSite.id });
    expect(site).toMatchObject({ name: 'Ateneumin taidemuseo', municipality: 'Helsinki' });
  });

  it('refers only to records that exist, on both sides', async () => {
    const persons = await idsOf('register', 'persons');
    const sites = await idsOf('museokortti', 'sites');
    const cards = await idsOf('museokortti', 'cards');
    const sessions = await idsOf('training', 'sessions');
    const visits = await all('museokortti', 'visits');
    expect(visits.filter(({ siteId, cardId }) => !sites.has(siteId) || !cards.has(cardId))).toEqual([]);
    const owned: readonly (readonly [keyof SeedDatabases, string])[] = [
      ['register', 'consentDecisions'],
      ['register', 'rightsRequests'],
      ['register', 'disclosures'],
      ['museokortti', 'cards'],
      ['museokortti', 'visits'],
      ['museokortti', 'orders'],
      ['training', 'enrolments'],
      ['training', 'qualifications'],
      ['training', 'diets'],
    ];
    for (const [name, collection] of owned) {
      const strangers = (await all(name, collection)).filter(
        ({ personId }) => personId !== null && !persons.has(personId),
      );
      expect({ collection, strangers }).toEqual({ collection, strangers: [] });
    }
    const enrolments = await all('training', 'enrolments');
    expect(enrolments.filter(({ sessionId }) => !sessions.has(sessionId))).toEqual([]);
  });

  it('gives the persona `person` two cards, more than two pages of visits and every other kind of record', async () => {
    const { personId, cardNumbers } = demoPersons.person;
    const count = (name: keyof SeedDatabases, collection: string) =>
      databases[name].collection(collection).countDocuments({ personId });
    expect(await databases.museokortti.collection('cards').distinct('number', { personId })).toEqual([...cardNumbers]);
    expect(await count('museokortti', 'visits')).toBeGreaterThan(40);
    expect(await count('museokortti', 'orders')).toBeGreaterThan(4);
    expect(await count('training', 'enrolments')).toBeGreaterThan(5);
    expect(await count('training', 'qualifications')).toBe(1);
    expect(await count('training', 'diets')).toBe(1);
    expect(await count('register', 'consentDecisions')).toBe(5);
    expect(await count('register', 'rightsRequests')).toBe(2);
    expect(await count('register', 'disclosures')).toBe(4);
  });

  it('lets the card of `former-person` end four years ago, with nothing after it (P24)', async () => {
    const { personId } = demoPersons['former-person'];
    const cards = await databases.museokortti.collection<CardDocument>('cards').find({ personId }).toArray();
    expect(cards.map((card) => validUntil(validityOf(card)))).toEqual(['2022-11-24']);
    const end = new Date('2022-11-24T22:00:00Z');
    expect(
      await databases.museokortti.collection('visits').countDocuments({ personId, visitedAt: { $gte: end } }),
    ).toBe(0);
    expect(
      await databases.museokortti.collection('orders').countDocuments({ personId, stateSince: { $gte: end } }),
    ).toBe(0);
    expect(
      await databases.training.collection('enrolments').countDocuments({ personId, enrolledAt: { $gte: end } }),
    ).toBe(0);
  });

  it('is kept when it is there, also when asked for with another seed', async () => {
    const outcome = await seedDemoData({ databases, persons: 10, seed: 2, now });
    expect(outcome).toEqual({ outcome: 'KEPT', persons: 200, seed: 1, day: '2026-11-25' });
    expect(await databases.register.collection('persons').countDocuments()).toBe(203);
  });

  it('is the same to the byte when it is made again, its indexes and validators too', async () => {
    const before = await digest();
    const indexesBefore = await databases.museokortti.collection('visits').indexes();
    expect(await seedDemoData({ databases: uris, persons: 200, seed: 1, now, replace: true })).toEqual({
      outcome: 'SEEDED',
    });
    expect(await digest()).toBe(before);
    expect(await databases.museokortti.collection('visits').indexes()).toEqual(indexesBefore);
    const invalid = databases.museokortti.collection('visits').insertOne({ day: 'not a day' });
    await expect(invalid).rejects.toMatchObject({ code: 121 });
  }, 60_000);

  it('is made anew when a run was interrupted', async () => {
    await recordDemoData(databases, { persons: 200, seed: 1, day: '2026-11-25', complete: false });
    expect(await demoDataState(databases)).toEqual({ state: 'INTERRUPTED' });
    expect(await seedDemoData({ databases, persons: 5, seed: 1, now })).toEqual({ outcome: 'SEEDED' });
    expect(await databases.register.collection('persons').countDocuments()).toBe(8);
  }, 60_000);

  it('leaves people alone whom no seeding has made', async () => {
    await databases.register.collection('demoData').deleteMany({});
    expect(await seedDemoData({ databases, persons: 5, seed: 1, now, replace: true })).toEqual({
      outcome: 'LEFT_ALONE',
    });
    expect(await databases.register.collection('persons').countDocuments()).toBe(8);
  });

  it.each([-1, 1.5, 1_000_001])('refuses to make %p people', async (persons) => {
    await expect(seedDemoData({ databases, persons, seed: 1, now })).rejects.toThrow(RangeError);
  });
});

import type { Connection, mongo } from 'mongoose';
import { createTestDatabases, type TestDatabases } from '../../../test/setup/database.js';
import { ensureCollections, type CollectionDefinition } from './collections.js';
import { connectMongo, databaseOf } from './connect.js';

const visits: CollectionDefinition = {
  name: 'visits',
  validator: { $jsonSchema: { required: ['museum'], properties: { museum: { bsonType: 'string' } } } },
  indexes: [
    {
      name: 'oneVisitAMuseumACardADay',
      keys: { card: 1, museum: 1, day: 1 },
      options: { unique: true },
      serves: 'invariant: one visit per museum per card per day',
    },
  ],
};

describe('collections made by a migration', () => {
  let databases: TestDatabases;
  let connection: Connection;
  let db: mongo.Db;

  beforeAll(async () => {
    databases = await createTestDatabases();
    connection = await connectMongo({ uri: databases.museokortti.uri, appName: 'museokortti' });
    db = databaseOf(connection);
    await ensureCollections(db, [visits]);
  });

  afterAll(async () => {
    await connection.close();
    await databases.drop();
  });

  it('refuse what their validator forbids', async () => {
    await expect(db.collection('visits').insertOne({ museum: 1 })).rejects.toMatchObject({ code: 121 });
  });

  it('refuse what their unique index forbids', async () => {
    const visit = { card: '1', museum: 'ateneum', day: '2026-11-25' };
    await db.collection('visits').insertOne({ ...visit });
    await expect(db.collection('visits').insertOne({ ...visit })).rejects.toMatchObject({ code: 11000 });
  });

  it('can be made again: nothing is lost, the validator is brought to its definition', async () => {
    const before = await db.collection('visits').countDocuments();
    const validator = { $jsonSchema: { required: ['museum', 'day'] } };
    await ensureCollections(db, [{ ...visits, validator }]);
    expect(await db.collection('visits').options()).toMatchObject({ validator });
    expect(await db.collection('visits').countDocuments()).toBe(before);
  });

  it('compare strings by their collation: Finnish sorts w with v and å, ä, ö last', async () => {
    await ensureCollections(db, [{ name: 'names', collation: { locale: 'fi', strength: 1 }, indexes: [] }]);
    const names = db.collection<{ family: string }>('names');
    await names.insertMany(['Öhman', 'Åberg', 'Zilliacus', 'Äijälä'].map((family) => ({ family })));
    const sorted = await names.find({}, { sort: { family: 1 } }).toArray();
    expect(sorted.map(({ family }) => family)).toEqual(['Zilliacus', 'Åberg', 'Äijälä', 'Öhman']);
  });

  it('refuse an index that is there in another form: a later migration drops it first', async () => {
    const [index] = visits.indexes;
    const changed = { name: index?.name ?? '', keys: { card: 1 } as const, serves: 'another query' };
    await expect(ensureCollections(db, [{ ...visits, indexes: [changed] }])).rejects.toMatchObject({ code: 86 });
  });
});

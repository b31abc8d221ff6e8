import { mongo } from 'mongoose';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { createTestDatabases, type TestDatabases } from './database.js';

describe('the databases of a test file (policy P22, design decision 1)', () => {
  let databases: TestDatabases;

  beforeAll(async () => {
    databases = await createTestDatabases();
  });

  afterAll(() => databases.drop());

  async function asRegister<T>(use: (client: mongo.MongoClient) => Promise<T>): Promise<T> {
    const client = await new mongo.MongoClient(databases.register.uri).connect();
    try {
      return await use(client);
    } finally {
      await client.close();
    }
  }

  it('lets a login create collections, change validators and build indexes in its own database', async () => {
    const options = await asRegister(async (client) => {
      await client.db().createCollection('persons');
      await client.db().command({ collMod: 'persons', validator: { customerNumber: { $type: 'string' } } });
      await client.db().collection('persons').createIndex({ customerNumber: 1 }, {}, {});
      return client.db().collection('persons').options();
    });
    expect(options).toMatchObject({ validator: { customerNumber: { $type: 'string' } } });
  });

  it("refuses register's login Museokortti's database (P22)", async () => {
    const museokortti = new URL(databases.museokortti.uri).pathname.slice(1);
    const attempt = asRegister((client) => client.db(museokortti).collection('cards').findOne());
    await expect(attempt).rejects.toMatchObject({ code: 13, codeName: 'Unauthorized' });
  });

  it('runs on a replica set, so that transactions work', async () => {
    const count = await asRegister(async (client) => {
      const counters = client.db().collection('counters');
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await counters.insertOne({ value: 1 }, { session });
        }),
      );
      return counters.countDocuments();
    });
    expect(count).toBe(1);
  });

  it('finds the repository root from the sources', () => {
    expect(`${repositoryRoot}/test/setup`).toBe(import.meta.dirname);
  });
});

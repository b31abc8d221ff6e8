import type { Connection } from 'mongoose';
import { migrations as museokortti } from '../../subgraphs/museokortti/migrations/migrations.js';
import { migrations as register } from '../../subgraphs/register/migrations/migrations.js';
import { connectMongo, databaseOf } from '../../subgraphs/shared/mongo/connect.js';
import { migrate } from '../../subgraphs/shared/mongo/migrations.js';
import { trainingMigrations as training } from '../../subgraphs/training/migrations/migrations.js';
import type { TestDatabases } from '../../test/setup/database.js';
import { createTestDatabases } from '../../test/setup/database.js';
import { storedCollections } from './stored-collections.js';

/** What the migrations themselves are kept in: names of versions and of processes. */
const ofMigrations = ['migrationLocks', 'migrations'];

describe('the collections whose paths are classified', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await createTestDatabases();
  });
  afterAll(() => databases.drop());

  async function made(connection: Connection): Promise<readonly string[]> {
    const collections = await databaseOf(connection).listCollections({}, { nameOnly: true }).toArray();
    return collections.map(({ name }) => name).filter((name) => !ofMigrations.includes(name));
  }

  it.each([
    ['register', register],
    ['museokortti', museokortti],
    ['training', training],
  ] as const)(
    'are all those that the migrations of %s make: none is stored without a model (P5, Article 30)',
    async (name, migrations) => {
      const connection = await connectMongo({ uri: databases[name].uri, appName: 'stored-collections-test' });
      try {
        await migrate(connection, migrations);
        const modelled = (await storedCollections(name)).map((collection) => collection.name);
        expect(modelled.toSorted()).toEqual((await made(connection)).toSorted());
      } finally {
        await connection.close();
      }
    },
  );
});

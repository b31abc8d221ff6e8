import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { ensureLogin } from '../../subgraphs/shared/mongo/login.js';

export interface TestDatabase {
  /** The database's own login: it can open no other. */
  readonly uri: string;
}

export interface TestDatabases {
  readonly register: TestDatabase;
  readonly museokortti: TestDatabase;
  readonly training: TestDatabase;
  /** Drops the three databases with their logins. */
  drop(): Promise<void>;
}

/**
 * Three fresh databases for one test file on the run's own MongoDB, each with a login of its own. Call it in `beforeAll` and `drop()` in
 * `afterAll`; what a failed test file leaves behind goes with the server at the end of the run.
 */
export async function createTestDatabases(): Promise<TestDatabases> {
  const adminUri = process.env['TEST_MONGODB_ADMIN_URI'];
  if (!adminUri) throw new Error('TEST_MONGODB_ADMIN_URI is not set: run the tests with jest and its global setup');
  const id = randomBytes(6).toString('hex');
  const names = { register: `register_${id}`, museokortti: `museokortti_${id}`, training: `training_${id}` };
  const client = await new mongo.MongoClient(adminUri).connect();

  async function create(database: string): Promise<TestDatabase> {
    const password = randomBytes(16).toString('hex');
    await ensureLogin({ client, database, user: database, password });
    const uri = new URL(adminUri ?? '');
    uri.username = database;
    uri.password = password;
    uri.pathname = `/${database}`;
    uri.searchParams.delete('authSource');
    return { uri: uri.toString() };
  }

  const [register, museokortti, training] = await Promise.all([
    create(names.register),
    create(names.museokortti),
    create(names.training),
  ]);
  return {
    register,
    museokortti,
    training,
    drop: async () => {
      try {
        for (const name of Object.values(names)) {
          const db = client.db(name);
          await db.command({ dropAllUsersFromDatabase: 1 });
          await db.command({ dropAllRolesFromDatabase: 1 });
          await db.dropDatabase();
        }
      } finally {
        await client.close();
      }
    },
  };
}

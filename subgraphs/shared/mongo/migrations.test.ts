import type { Connection } from 'mongoose';
import { createTestDatabases, type TestDatabases } from '../../../test/setup/database.js';
import { connectMongo, databaseOf } from './connect.js';
import { migrate, type Migration } from './migrations.js';

describe('migrations', () => {
  let databases: TestDatabases;
  let connection: Connection;

  beforeAll(async () => {
    databases = await createTestDatabases();
    connection = await connectMongo({ uri: databases.register.uri, appName: 'register' });
  });

  afterAll(async () => {
    await connection.close();
    await databases.drop();
  });

  afterEach(async () => {
    await databaseOf(connection).collection('migrations').deleteMany();
    await databaseOf(connection).collection('migrationLocks').deleteMany();
  });

  function recorded(names: readonly string[]): { ran: string[]; migrations: readonly Migration[] } {
    const ran: string[] = [];
    const migrations = names.map((name) => ({
      name,
      up: () => {
        ran.push(name);
        return Promise.resolve();
      },
    }));
    return { ran, migrations };
  }

  it('run once, in the order of their names, and are remembered in the database', async () => {
    const first = recorded(['0001-people', '0002-consents']);
    expect(await migrate(connection, first.migrations)).toEqual(['0001-people', '0002-consents']);
    const second = recorded(['0001-people', '0002-consents', '0003-audit']);
    expect(await migrate(connection, second.migrations)).toEqual(['0003-audit']);
    expect([...first.ran, ...second.ran]).toEqual(['0001-people', '0002-consents', '0003-audit']);
  });

  it('run once when several processes start at the same time', async () => {
    const { ran, migrations } = recorded(['0001-people', '0002-consents']);
    await Promise.all(Array.from({ length: 5 }, () => migrate(connection, migrations)));
    expect(ran).toEqual(['0001-people', '0002-consents']);
  });

  it('go on after the one that failed, without repeating those that ran', async () => {
    const ran: string[] = [];
    let broken = true;
    const migrations: Migration[] = [
      { name: '0001-people', up: () => Promise.resolve(void ran.push('0001-people')) },
      {
        name: '0002-consents',
        up: () => (broken ? Promise.reject(new Error('disk full')) : Promise.resolve(void ran.push('0002-consents'))),
      },
    ];
    await expect(migrate(connection, migrations)).rejects.toThrow('disk full');
    broken = false;
    expect(await migrate(connection, migrations)).toEqual(['0002-consents']);
    expect(ran).toEqual(['0001-people', '0002-consents']);
  });

  it('wait for the lock of another process and give up with the mend', async () => {
    const { ran, migrations } = recorded(['0001-people']);
    await holdLockUntil(new Date('2999-01-01T00:00:00Z'));
    const attempt = migrate(connection, migrations, { lockTimes: { lease: 1_000, patience: 100 } });
    await expect(attempt).rejects.toMatchObject({ code: 'MIGRATIONS_LOCKED' });
    expect(ran).toEqual([]);
  });

  it('take the lock over from a process that died: its lease has run out', async () => {
    const { migrations } = recorded(['0001-people']);
    await holdLockUntil(new Date('2026-11-25T00:00:00Z'));
    expect(await migrate(connection, migrations)).toEqual(['0001-people']);
  });

  it('refuse a database that a later version has migrated', async () => {
    await migrate(connection, recorded(['0001-people', '0002-consents']).migrations);
    const attempt = migrate(connection, recorded(['0001-people']).migrations);
    await expect(attempt).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
  });

  it('must be named in order', async () => {
    await expect(migrate(connection, recorded(['0002-b', '0001-a']).migrations)).rejects.toThrow('0001-a');
    await expect(migrate(connection, recorded(['people']).migrations)).rejects.toThrow('people');
  });

  async function holdLockUntil(expiresAt: Date): Promise<void> {
    const locks = databaseOf(connection).collection<{ _id: string; owner: string; expiresAt: Date }>('migrationLocks');
    await locks.insertOne({ _id: 'migrations', owner: 'another process', expiresAt });
  }
});

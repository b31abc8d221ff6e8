import type { Connection, mongo } from 'mongoose';
import { StartupError } from '../startup-error.js';
import { databaseOf } from './connect.js';
import { withMigrationLock, type LockTimes } from './migration-lock.js';

export interface MigrationContext {
  readonly db: mongo.Db;
  readonly connection: Connection;
}

/** One step of a database's structure. Once released it never changes: what comes later is a migration of its own. */
export interface Migration {
  /** Four digits and what it does, such as `0001-cards-and-visits`; the order of names is the order of migrations. */
  readonly name: string;
  /** Can be run again after a crash in its middle: it is recorded when it ends. */
  up(context: MigrationContext): Promise<void>;
}

export interface MigrateOptions {
  /** Told each migration as it starts. */
  readonly onMigration?: (name: string) => void;
  readonly lockTimes?: LockTimes;
}

interface MigrationRecord {
  _id: string;
  migratedAt: Date;
}

/**
 * Brings a database to the version of this code: runs, in order, the migrations that its collection `migrations` does not list. Processes that start
 * at once take turns, so that none runs twice.
 *
 * @returns the names of those that ran
 * @throws StartupError DATABASE_NEWER when the database has been migrated by a later version, MIGRATIONS_LOCKED when another process does not finish
 */
export async function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  { onMigration = () => undefined, lockTimes }: MigrateOptions = {},
): Promise<readonly string[]> {
  requireOrder(migrations);
  const db = databaseOf(connection);
  if ((await pendingNames(db, migrations)).length === 0) return [];
  // Loaded when there is something to migrate: it brings a command line of its own, which would cost every start.
  const { Umzug } = await import('umzug');
  return withMigrationLock(
    db,
    async (stillHeld) => {
      const umzug = new Umzug<MigrationContext>({
        migrations: migrations.map((migration) => ({
          name: migration.name,
          up: async ({ context }) => {
            stillHeld();
            onMigration(migration.name);
            await migration.up(context);
          },
        })),
        context: { db, connection },
        storage: recordsOf(db),
        logger: undefined,
      });
      return (await umzug.up()).map(({ name }) => name);
    },
    lockTimes,
  );
}

/** Where a database remembers what has run. */
function recordsOf(db: mongo.Db) {
  const records = db.collection<MigrationRecord>('migrations');
  return {
    executed: async () => (await records.find({}, { sort: { _id: 1 } }).toArray()).map(({ _id }) => _id),
    logMigration: async ({ name }: { name: string }) => {
      await records.updateOne({ _id: name }, { $currentDate: { migratedAt: true } }, { upsert: true });
    },
    unlogMigration: async ({ name }: { name: string }) => {
      await records.deleteOne({ _id: name });
    },
  };
}

async function pendingNames(db: mongo.Db, migrations: readonly Migration[]): Promise<readonly string[]> {
  const executed = await recordsOf(db).executed();
  const names = migrations.map(({ name }) => name);
  const unknown = executed.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new StartupError(
      'DATABASE_NEWER',
      `The database ${db.databaseName} has the migration ${unknown}, which this version does not know.`,
      'Start the version that made it, or restore a backup from before.',
    );
  }
  return names.filter((name) => !executed.includes(name));
}

function requireOrder(migrations: readonly Migration[]): void {
  migrations.forEach(({ name }, index) => {
    const before = migrations[index - 1]?.name ?? '';
    if (!/^\d{4}-[a-z0-9-]+$/.test(name) || name <= before) {
      throw new Error(`migration ${name} must be named 0001-what-it-does and come after ${before || 'none'}`);
    }
  });
}

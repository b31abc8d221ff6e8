import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { StartupError } from '../startup-error.js';

interface LockDocument {
  _id: 'migrations';
  owner: string;
  /** By the server's clock: the machines' own may differ. */
  expiresAt: Date;
}

export interface LockTimes {
  /** A holder that died is waited for no longer than this, in milliseconds. */
  readonly lease: number;
  /** How long another's migrations are waited for, in milliseconds. */
  readonly patience: number;
}

const defaultTimes: LockTimes = { lease: 30_000, patience: 120_000 };
const betweenTries = 50;

/**
 * Runs `work` while no other process runs migrations on this database. The lock is a lease: it is renewed while the work goes on and runs out by
 * itself when its holder dies.
 *
 * @param work is handed a check that throws once the lease was lost, to be called before each step that another must not repeat
 * @throws StartupError MIGRATIONS_LOCKED when another holds the lock for longer than the patience
 */
export async function withMigrationLock<Result>(
  db: mongo.Db,
  work: (stillHeld: () => void) => Promise<Result>,
  times: LockTimes = defaultTimes,
): Promise<Result> {
  const locks = db.collection<LockDocument>('migrationLocks');
  const owner = randomUUID();
  await acquire(locks, owner, times);

  let lost = false;
  const renewal = setInterval(() => {
    extend(locks, { _id: 'migrations', owner }, owner, times.lease).then(
      (held) => (lost ||= !held),
      () => (lost = true),
    );
  }, times.lease / 3);
  try {
    return await work(() => {
      if (lost) throw new Error('the migration lock was lost to another process');
    });
  } finally {
    clearInterval(renewal);
    await locks.updateOne({ _id: 'migrations', owner }, { $set: { expiresAt: new Date(0) } });
  }
}

async function acquire(locks: mongo.Collection<LockDocument>, owner: string, { lease, patience }: LockTimes) {
  await locks.updateOne(
    { _id: 'migrations' },
    { $setOnInsert: { owner: '', expiresAt: new Date(0) } },
    { upsert: true },
  );
  const givingUpAt = performance.now() + patience;
  const free = { _id: 'migrations' as const, $expr: { $lt: ['$expiresAt', '$$NOW'] } };
  while (!(await extend(locks, free, owner, lease))) {
    if (performance.now() > givingUpAt) {
      throw new StartupError(
        'MIGRATIONS_LOCKED',
        'Another process has been migrating this database for too long.',
        'Wait for it or stop it, then start again.',
      );
    }
    await setTimeout(betweenTries);
  }
}

async function extend(
  locks: mongo.Collection<LockDocument>,
  filter: mongo.Filter<LockDocument>,
  owner: string,
  lease: number,
): Promise<boolean> {
  const expiresAt = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: lease } };
  const { matchedCount } = await locks.updateOne(filter, [{ $set: { owner, expiresAt } }]);
  return matchedCount === 1;
}

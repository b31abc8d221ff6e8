import type { mongo } from 'mongoose';
import type { SeedDatabases } from './databases.js';

/** What is known of the demo data: kept in the register's database, about no person. */
interface DemoDataRecord {
  _id: 'demo-data';
  readonly persons: number;
  readonly seed: number;
  /** The Helsinki day that the data takes for today. */
  readonly day: string;
  readonly complete: boolean;
}

export type DemoDataState =
  /** Nothing has been written. */
  | { readonly state: 'EMPTY' }
  /** Made whole. */
  | { readonly state: 'COMPLETE'; readonly persons: number; readonly seed: number; readonly day: string }
  /** A run was interrupted: to be made anew. */
  | { readonly state: 'INTERRUPTED' }
  /** There are people whom no seeding has made. */
  | { readonly state: 'FOREIGN' };

const collectionName = 'demoData';

/** What the databases hold, as far as demo data is concerned. */
export async function demoDataState({ register }: Pick<SeedDatabases, 'register'>): Promise<DemoDataState> {
  const record = await recordsIn(register).findOne({ _id: 'demo-data' });
  if (record) {
    const { persons, seed, day, complete } = record;
    return complete ? { state: 'COMPLETE', persons, seed, day } : { state: 'INTERRUPTED' };
  }
  return {
    state: (await register.collection('persons').findOne({}, { projection: { _id: 1 } })) ? 'FOREIGN' : 'EMPTY',
  };
}

/** Written with the journal before and after the data, so that a half-made set is always known for one. */
export async function recordDemoData(
  { register }: Pick<SeedDatabases, 'register'>,
  record: Omit<DemoDataRecord, '_id'>,
): Promise<void> {
  await recordsIn(register).updateOne(
    { _id: 'demo-data' },
    { $set: record },
    { upsert: true, writeConcern: { w: 'majority', journal: true } },
  );
}

function recordsIn(register: mongo.Db): mongo.Collection<DemoDataRecord> {
  return register.collection(collectionName);
}

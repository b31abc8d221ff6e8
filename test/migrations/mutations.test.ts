import type { Connection } from 'mongoose';
import { connectMongo } from '../../subgraphs/shared/mongo/connect.js';
import { auditCollection, idempotencyCollection } from '../../subgraphs/shared/mongo/once.js';
import { migrateDatabases } from '../../tools/seed/migrate-databases.js';
import type { TestDatabases } from '../setup/database.js';
import { createTestDatabases } from '../setup/database.js';

/** What `once` needs is written out in the first migration of each subgraph: here the three are held to it. */
describe.each(['register', 'museokortti', 'training'] as const)('a migrated database of %s', (name) => {
  let databases: TestDatabases;
  let connection: Connection;

  beforeAll(async () => {
    databases = await createTestDatabases();
    const { register, museokortti, training } = databases;
    await migrateDatabases({ register: register.uri, museokortti: museokortti.uri, training: training.uri });
    connection = await connectMongo({ uri: databases[name].uri, appName: 'test' });
  });
  afterAll(async () => {
    await connection.close();
    await databases.drop();
  });

  it('forgets the key of a mutation at the instant that the key says', async () => {
    expect(await connection.collection(idempotencyCollection).indexes()).toContainEqual(
      expect.objectContaining({ key: { expiresAt: 1 }, expireAfterSeconds: 0 }),
    );
  });

  it.each([
    ['of a window of time', { at: { $gte: new Date('2026-11-25T08:00:00Z') } }, { at: 1 }],
    ['of one person, newest first', { personId: 'aino' }, { at: -1 }],
  ] as const)('finds the audit events %s by an index (P22)', async (_what, filter, order) => {
    const plan = await connection.collection(auditCollection).find(filter).sort(order).explain('queryPlanner');
    const stages = JSON.stringify(plan['queryPlanner']);
    expect(stages).toContain('"IXSCAN"');
    expect(stages).not.toContain('"SORT"');
  });
});

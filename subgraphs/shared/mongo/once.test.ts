import type { Connection } from 'mongoose';
import { createHash } from 'node:crypto';
import type { TestDatabases } from '../../../test/setup/database.js';
import { createTestDatabases } from '../../../test/setup/database.js';
import type { Caller } from '../access/caller.js';
import { fixedClock } from '../clock.js';
import { connectMongo } from './connect.js';
import type { Intention, Work } from './once.js';
import { auditCollection, idempotencyCollection, once } from './once.js';

interface Counter {
  _id: string;
  value: number;
}
interface Reference {
  readonly counted: number;
}

const clock = fixedClock('2026-11-25T12:00:00Z');
const desk: Caller = {
  subject: 'desk-7',
  role: 'card-service',
  purpose: 'CARD_SERVICE',
  personId: null,
  catererId: null,
  siteId: null,
};

let databases: TestDatabases;
let connection: Connection;

beforeAll(async () => {
  databases = await createTestDatabases();
  connection = await connectMongo({ uri: databases.museokortti.uri, appName: 'once-test' });
  for (const name of ['counters', idempotencyCollection, auditCollection]) await connection.createCollection(name);
});

afterAll(async () => {
  await connection.close();
  await databases.drop();
});

beforeEach(async () => {
  await Promise.all(
    ['counters', idempotencyCollection, auditCollection].map((name) => connection.collection(name).deleteMany({})),
  );
});

function intention(overrides: Partial<Intention> = {}): Intention {
  return { caller: desk, mutation: 'count', idempotencyKey: 'key-1', input: { by: 1 }, ...overrides };
}

function count(overrides: Partial<Intention> = {}): ReturnType<typeof once<Reference>> {
  return once<Reference>(connection, clock, intention(overrides), async (session): Promise<Work<Reference>> => {
    const counters = connection.collection<Counter>('counters');
    const counter = await counters.findOneAndUpdate(
      { _id: 'one' },
      { $inc: { value: 1 } },
      { session, upsert: true, returnDocument: 'after' },
    );
    const counted = counter?.value ?? 0;
    return {
      done: true,
      reference: { counted },
      audit: { action: 'VISIT_REGISTERED', personId: 'p1', objectId: 'one' },
    };
  });
}

async function stored(): Promise<{ value: number; keys: number; events: number }> {
  const [counter, keys, events] = await Promise.all([
    connection.collection<Counter>('counters').findOne({ _id: 'one' }),
    connection.collection(idempotencyCollection).countDocuments(),
    connection.collection(auditCollection).countDocuments(),
  ]);
  return { value: counter?.value ?? 0, keys, events };
}

describe('a mutation run once', () => {
  it('gives the first answer again for the same key and changes nothing', async () => {
    await expect(count()).resolves.toEqual({ done: true, reference: { counted: 1 } });
    await expect(count()).resolves.toEqual({ done: true, reference: { counted: 1 } });
    await expect(stored()).resolves.toEqual({ value: 1, keys: 1, events: 1 });
  });

  it('happens once when the same key comes fifty times at the same instant', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => count()));
    expect(outcomes).toEqual(Array.from({ length: 50 }, () => ({ done: true, reference: { counted: 1 } })));
    await expect(stored()).resolves.toEqual({ value: 1, keys: 1, events: 1 });
  });

  it('counts every one of thirty keys that come at the same instant', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => count({ idempotencyKey: `key-${index}` })));
    await expect(stored()).resolves.toEqual({ value: 30, keys: 30, events: 30 });
  });

  it('refuses a key that came with another input, and takes the same input in another order of fields', async () => {
    await count({ input: { a: 1, b: { c: 2, d: 3 } } });
    await expect(count({ input: { b: { d: 3, c: 2 }, a: 1 } })).resolves.toMatchObject({ done: true });
    await expect(count({ input: { a: 1, b: { c: 2, d: 4 } } })).resolves.toEqual({
      done: false,
      userErrors: [
        { code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'], message: expect.any(String) as string },
      ],
    });
    await expect(stored()).resolves.toMatchObject({ value: 1 });
  });

  it("keeps callers and mutations apart: another's same key is another intention", async () => {
    await count();
    await count({ caller: { ...desk, subject: 'desk-8' } });
    await count({ mutation: 'countAgain' });
    await expect(stored()).resolves.toEqual({ value: 3, keys: 3, events: 3 });
  });

  it('writes who, when and for what into the audit event, in the same transaction', async () => {
    await count();
    await expect(connection.collection(auditCollection).findOne({}, { projection: { _id: 0 } })).resolves.toEqual({
      at: new Date('2026-11-25T12:00:00Z'),
      actor: 'desk-7',
      role: 'card-service',
      purpose: 'CARD_SERVICE',
      action: 'VISIT_REGISTERED',
      personId: 'p1',
      objectId: 'one',
    });
  });

  it('stores of an input what nobody can guess it from without the key: the same telephone number never leaves the same trace (Article 32)', async () => {
    const input = { phone: '+358401234567' };
    await count({ input });
    await count({ input, idempotencyKey: 'key-2' });
    await count({ input, caller: { ...desk, subject: 'desk-8' } });
    const kept = await connection.collection(idempotencyCollection).find().toArray();
    const traces = kept.map(({ inputHash }) => String(inputHash));
    const plain = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
    expect(new Set([...traces, plain]).size).toBe(4);
    expect(JSON.stringify(kept)).not.toContain('key-');
  });

  it('leaves nothing of a refused attempt, neither change nor key nor event', async () => {
    const refusal = { code: 'FULL', path: ['input'], message: 'Full.' };
    const attempt = once<Reference>(connection, clock, intention(), async (session) => {
      await connection.collection<Counter>('counters').insertOne({ _id: 'one', value: 9 }, { session });
      return { done: false, userErrors: [refusal] };
    });
    await expect(attempt).resolves.toEqual({ done: false, userErrors: [refusal] });
    await expect(stored()).resolves.toEqual({ value: 0, keys: 0, events: 0 });
  });

  it('leaves nothing of an attempt that failed halfway', async () => {
    const attempt = once<Reference>(connection, clock, intention(), async (session) => {
      await connection.collection<Counter>('counters').insertOne({ _id: 'one', value: 9 }, { session });
      throw new Error('plug pulled');
    });
    await expect(attempt).rejects.toThrow('plug pulled');
    await expect(stored()).resolves.toEqual({ value: 0, keys: 0, events: 0 });
  });

  it('takes any key that somebody can have chosen', async () => {
    for (const idempotencyKey of [
      '7',
      'käynti 25.11.',
      '2f1c3c2e-6b3f-4f0e-9d55-0d6c5b1f0a11',
      '🎫',
      'x'.repeat(200),
    ]) {
      await expect(count({ idempotencyKey })).resolves.toMatchObject({ done: true });
    }
  });

  it('refuses a key that is empty, blank, boundless or broken in transfer', async () => {
    const broken = ['key\n', 'key\u0000', '\u0007', 'key\u2028', 'key\ud800'];
    for (const idempotencyKey of ['', ' ', ' \t ', '\u00a0\u2003', '\u200b', ...broken, 'x'.repeat(201)]) {
      await expect(count({ idempotencyKey })).resolves.toMatchObject({
        userErrors: [{ code: 'IDEMPOTENCY_KEY_INVALID' }],
      });
    }
    await expect(stored()).resolves.toEqual({ value: 0, keys: 0, events: 0 });
  });
});

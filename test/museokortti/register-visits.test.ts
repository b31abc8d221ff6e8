import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';
import type { CardService } from './card-service.js';
import { callers, startCardService } from './card-service.js';
import { card, site, store } from './records.js';

const mutation = `mutation ($input: RegisterVisitsInput!) {
  registerVisits(input: $input) { results { line status visitId } userErrors { code path } }
}`;

interface Payload {
  readonly results: readonly { readonly line: number; readonly status: string; readonly visitId: string | null }[];
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}
interface Line {
  readonly cardNumber: string;
  readonly siteId: string;
  readonly visitedAt: string;
}

const cardNumber = (index: number): string => String(200_000_000_000 + index);
const day = (index: number): string => `2026-11-${String((index % 20) + 1).padStart(2, '0')}`;
const line = (index: number): Line => ({
  cardNumber: cardNumber(index % 50),
  siteId: index % 3 === 0 ? 'amos' : 'ateneum',
  visitedAt: `${day(Math.floor(index / 3))}T10:${String(index % 60).padStart(2, '0')}:00.000Z`,
});
const statuses = ({ results }: Payload): readonly string[] => results.map(({ status }) => status);

describe('registerVisits', () => {
  let service: CardService;
  let keys = 0;

  const reset = async (): Promise<void> => {
    await service.clear();
    await store(service.db, {
      sites: [site({ _id: 'ateneum' }), site({ _id: 'amos' })],
      cards: Array.from({ length: 50 }, (_, index) =>
        card({ _id: `card-${index}`, number: cardNumber(index), personId: index % 2 === 0 ? 'aino' : null }),
      ),
    });
  };
  beforeAll(async () => {
    service = await startCardService('2026-11-25T10:00:00.000Z');
  });
  beforeEach(reset);
  afterAll(() => service.stop());

  async function register(visits: readonly object[], idempotencyKey = `batch-${(keys += 1)}`): Promise<Payload> {
    const { data, errors } = await service.ask(callers.reader, mutation, { input: { idempotencyKey, visits } });
    expect(errors).toBeUndefined();
    return data?.['registerVisits'] as Payload;
  }
  const stored = async () =>
    service.db
      .collection('visits')
      .find({}, { projection: { _id: 0, recordedAt: 0 } })
      .sort({ serviceNumber: 1, siteId: 1, day: 1 })
      .toArray();
  const firstDays = async () =>
    service.db
      .collection('cards')
      .find({}, { projection: { firstVisitOn: 1 } })
      .sort({ _id: 1 })
      .toArray();

  it('comes to the same as its visits one by one, in the order of their instants', async () => {
    // The last ones are visits that come a second time.
    const lines = [...Array.from({ length: 60 }, (_, index) => line((index * 7) % 60)), line(3), line(14)];
    const batch = await register(lines);
    const [visits, cards] = [await stored(), await firstDays()];
    await reset();
    const inTime = [...lines.entries()].sort(([, a], [, b]) => (a.visitedAt < b.visitedAt ? -1 : 1));
    for (const [index, input] of inTime) {
      const { data } = await service.ask(
        callers.reader,
        'mutation ($input: RegisterVisitInput!) { registerVisit(input: $input) { userErrors { code } } }',
        { input: { idempotencyKey: `one-${index}`, ...input } },
      );
      const { userErrors } = data?.['registerVisit'] as { userErrors: { code: string }[] };
      expect([index, userErrors[0]?.code ?? 'RECORDED']).toEqual([index, batch.results[index]?.status]);
    }
    expect(await stored()).toEqual(visits);
    expect(await firstDays()).toEqual(cards);
    expect(statuses(batch)).toContain('DUPLICATE_VISIT');
  });

  it('registers a thousand, with an audit event for each', async () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => ({
      ...line(0),
      cardNumber: cardNumber(Math.floor(index / 20)),
      visitedAt: `${day(index)}T10:00:00.000Z`,
    }));
    const payload = await register(lines);
    expect(new Set(statuses(payload))).toEqual(new Set(['RECORDED']));
    expect(payload.results.map((result) => result.line)).toEqual(lines.map((_, index) => index));
    expect(await service.db.collection('auditEvents').countDocuments({ action: 'VISIT_REGISTERED' })).toBe(1_000);
  });

  it('sent again with the same key answers the same, and with another key registers nothing more', async () => {
    const lines = [line(0), line(1), { ...line(2), cardNumber: '299999999999' }];
    const first = await register(lines, 'again');
    expect(statuses(first)).toEqual(['RECORDED', 'RECORDED', 'UNKNOWN_CARD']);
    expect(await register(lines, 'again')).toEqual(first);
    expect(statuses(await register(lines))).toEqual(['DUPLICATE_VISIT', 'DUPLICATE_VISIT', 'UNKNOWN_CARD']);
    expect(await stored()).toHaveLength(2);
  });

  it('registers each visit once when batches with the same visits come at once, and loses no batch', async () => {
    const lines = Array.from({ length: 100 }, (_, index) => line(index));
    const payloads = await Promise.all(Array.from({ length: 5 }, () => register(lines)));
    const recorded = payloads.flatMap(statuses).filter((status) => status === 'RECORDED');
    expect(recorded).toHaveLength((await stored()).length);
    expect(payloads.flatMap(statuses)).toHaveLength(500);
  });

  it.each([
    ['BATCH_EMPTY', 'visits', [], 'empty'],
    ['BATCH_TOO_LARGE', 'visits', Array.from({ length: 1_001 }, () => line(0)), 'large'],
    ['IDEMPOTENCY_KEY_INVALID', 'idempotencyKey', [line(0)], ''],
  ])('refuses a batch whole: %s', async (code, field, lines, key) => {
    expect(await register(lines, key)).toEqual({ results: [], userErrors: [{ code, path: ['input', field] }] });
    expect(await stored()).toEqual([]);
  });

  it.each(['299999999999', '', '1'.repeat(10_000), '2000\u00000000001'])(
    'answers a line whose card is %#: UNKNOWN_CARD, and registers the others',
    async (number) => {
      expect(statuses(await register([{ ...line(0), cardNumber: number }, line(1)]))).toEqual([
        'UNKNOWN_CARD',
        'RECORDED',
      ]);
    },
  );
});

describe('a thousand visits at once, through the gateway', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ persons: 0 });
  });
  afterAll(() => stack.close());

  it('are within its limits', async () => {
    const visits = Array.from({ length: 1_000 }, () => line(0));
    const { data } = await stack.ask('site-reader', mutation, {
      variables: { input: { idempotencyKey: 'all', visits } },
    });
    expect(statuses((data as { registerVisits: Payload }).registerVisits)).toHaveLength(1_000);
  });
});

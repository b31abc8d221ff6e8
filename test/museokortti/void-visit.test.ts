import type { CardService } from './card-service.js';
import { callers, startCardService } from './card-service.js';
import { card, closedBooks, site, store, visit } from './records.js';

interface Payload {
  readonly visit: { readonly state: string; readonly voidedAt: string | null } | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

const visitOn = (_id: string, day: string) =>
  visit({ _id, cardId: 'card', visitedAt: new Date(`${day}T10:00:00.000Z`), day });

describe('voidVisit', () => {
  let service: CardService;
  let keys = 0;

  beforeAll(async () => {
    service = await startCardService('2026-11-25T10:00:00.000Z');
  });
  beforeEach(async () => {
    await service.clear();
    await store(service.db, {
      sites: [site({ _id: 'ateneum' })],
      cards: [card({ _id: 'card', number: '200000000001', firstVisitOn: '2026-08-30' })],
      visits: [visitOn('settled', '2026-08-30'), visitOn('first', '2026-11-10'), visitOn('second', '2026-11-20')],
      settlementBooks: [closedBooks('2026-08-31', '2026-09-02T09:00:00.000Z')],
    });
  });
  afterAll(() => service.stop());

  async function voidVisit(input: object): Promise<Payload> {
    keys += 1;
    const { data, errors } = await service.ask(
      callers.desk,
      'mutation ($input: VoidVisitInput!) { voidVisit(input: $input) { visit { state voidedAt } userErrors { code path } } }',
      { input: { idempotencyKey: `void-${keys}`, ...input } },
    );
    expect(errors).toBeUndefined();
    return data?.['voidVisit'] as Payload;
  }
  const registerVisit = async (visitedAt: string): Promise<readonly string[]> => {
    const { data } = await service.ask(
      callers.reader,
      'mutation ($input: RegisterVisitInput!) { registerVisit(input: $input) { userErrors { code } } }',
      { input: { idempotencyKey: visitedAt, cardNumber: '200000000001', siteId: 'ateneum', visitedAt } },
    );
    return (data?.['registerVisit'] as Payload).userErrors.map(({ code }) => code);
  };
  const firstVisitOn = async () => (await service.db.collection('cards').distinct('firstVisitOn'))[0] as unknown;

  it('strikes a visit out, says when, and gives the day at the museum back', async () => {
    expect(await voidVisit({ visitId: 'second' })).toEqual({
      visit: { state: 'VOIDED', voidedAt: '2026-11-25T10:00:00.000Z' },
      userErrors: [],
    });
    expect(await service.db.collection('auditEvents').find().toArray()).toMatchObject([
      { action: 'VISIT_VOIDED', actor: 'desk', personId: 'aino', objectId: 'second' },
    ]);
    expect(await registerVisit('2026-11-20T12:00:00.000Z')).toEqual([]);
  });

  it('begins the twelve months with the next visit when the first is struck out, and not at all without one', async () => {
    await service.db.collection<{ _id: string }>('visits').deleteOne({ _id: 'settled' });
    await voidVisit({ visitId: 'first' });
    expect(await firstVisitOn()).toBe('2026-11-20');
    await voidVisit({ visitId: 'second' });
    expect(await firstVisitOn()).toBeNull();
  });

  it('knows the visit that comes while the only one is struck out', async () => {
    await service.db.collection<{ _id: string }>('visits').deleteMany({ _id: { $in: ['settled', 'second'] } });
    const [voided, registered] = await Promise.all([
      voidVisit({ visitId: 'first' }),
      registerVisit('2026-11-24T12:00:00.000Z'),
    ]);
    expect([voided.userErrors, registered]).toEqual([[], []]);
    expect(await firstVisitOn()).toBe('2026-11-24');
  });

  it('does so once, repeated with the same key or asked by many at once', async () => {
    const first = await voidVisit({ visitId: 'second', idempotencyKey: 'again' });
    expect(await voidVisit({ visitId: 'second', idempotencyKey: 'again' })).toEqual(first);
    const others = await Promise.all(Array.from({ length: 10 }, () => voidVisit({ visitId: 'first' })));
    expect(others.filter(({ visit: voided }) => voided !== null)).toHaveLength(1);
  });

  it.each([
    ['UNKNOWN_VISIT', 'visitId', { visitId: 'louvre' }],
    ['VISIT_SETTLED', 'visitId', { visitId: 'settled' }],
    ['IDEMPOTENCY_KEY_INVALID', 'idempotencyKey', { visitId: 'second', idempotencyKey: '\u0000' }],
  ])('refuses and changes nothing: %s', async (code, field, input) => {
    const before = await service.db.collection('visits').find().toArray();
    expect(await voidVisit(input)).toEqual({ visit: null, userErrors: [{ code, path: ['input', field] }] });
    expect(await service.db.collection('visits').find().toArray()).toEqual(before);
    expect(await firstVisitOn()).toBe('2026-08-30');
  });

  it('refuses one that was struck out before', async () => {
    await voidVisit({ visitId: 'second' });
    expect((await voidVisit({ visitId: 'second' })).userErrors).toMatchObject([{ code: 'VISIT_ALREADY_VOIDED' }]);
  });
});

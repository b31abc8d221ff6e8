import type { CardService } from './card-service.js';
import { callers, startCardService } from './card-service.js';
import { card, closedBooks, order, site, store, visit } from './records.js';

const struckAt = new Date('2026-08-01T12:00:00.000Z');

const part = `... on PersonDataExport { museokortti {
  complete
  cards { id number serviceNumber state registeredAt validity { from until reason } }
  visits { id visitedAt day site { name } normalPrice state }
  orders { id number total }
} }`;

interface Part {
  readonly complete: boolean;
  readonly cards: readonly { readonly id: string }[];
  readonly visits: readonly { readonly id: string }[];
  readonly orders: readonly { readonly id: string }[];
}

describe('what the card service gives to register', () => {
  let service: CardService;

  beforeAll(async () => {
    service = await startCardService('2026-11-25T10:00:00.000Z');
  });
  beforeEach(async () => {
    await service.clear();
    await store(service.db, {
      sites: [site({ _id: 'ateneum' })],
      cards: [
        card({
          _id: 'new',
          number: '200000000002',
          createdAt: new Date('2026-01-01T10:00:00.000Z'),
          firstVisitOn: '2026-01-01',
        }),
        card({
          _id: 'old',
          number: '200000000001',
          createdAt: new Date('2020-01-01T10:00:00.000Z'),
          replacedByCardId: 'new',
          supersededAt: new Date('2026-01-01T10:00:00.000Z'),
        }),
        card({ _id: 'einos', number: '200000000003', personId: 'eino' }),
      ],
      visits: [
        ...Array.from({ length: 1_500 }, (_, index) => {
          const visitedAt = new Date(Date.UTC(2020, 0, 1 + index, 9));
          return visit({
            _id: `v${index}`,
            visitedAt,
            day: visitedAt.toISOString().slice(0, 10),
          });
        }),
        visit({ _id: 'last', visitedAt: new Date('2026-07-01T09:00:00.000Z'), day: '2026-07-01' }),
        visit({
          _id: 'struck',
          visitedAt: new Date('2026-08-01T09:00:00.000Z'),
          day: '2026-08-01',
          voidedAt: struckAt,
        }),
        visit({
          _id: 'einos',
          visitedAt: new Date('2026-07-01T09:00:00.000Z'),
          day: '2026-07-01',
          personId: 'eino',
          cardId: 'einos',
        }),
      ],
      settlementBooks: [closedBooks('2026-04-30', '2026-05-02T09:00:00.000Z')],
      orders: [
        order({ _id: 'late', orderedAt: new Date('2026-03-01T09:00:00.000Z') }),
        order({
          _id: 'early',
          orderedAt: new Date('2020-03-01T09:00:00.000Z'),
          state: 'REFUNDED',
          stateSince: new Date('2026-09-01T09:00:00.000Z'),
        }),
        order({
          _id: 'unpaid',
          orderedAt: new Date('2026-10-01T09:00:00.000Z'),
          state: 'CANCELLED',
          stateSince: new Date('2026-10-15T09:00:00.000Z'),
        }),
      ],
    });
  });
  afterAll(() => service.stop());

  const exportOf = async (kind: 'ACCESS' | 'PORTABILITY') => {
    const reference = { __typename: 'PersonDataExport', id: 'e1', personId: 'aino', kind };
    const { data, errors } = await service.resolve(callers.aino, [reference], part);
    return { part: (data?.['_entities'] as [{ museokortti: Part | null }])[0].museokortti, errors };
  };

  it('for a copy (Article 15, P27) is the whole history of the person, oldest first, and nothing of others', async () => {
    const { part: copy, errors } = await exportOf('ACCESS');
    expect(errors).toBeUndefined();
    expect(copy?.complete).toBe(true);
    expect(copy?.cards.map(({ id }) => id)).toEqual(['old', 'new']);
    expect(copy?.visits.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 1_500 }, (_, index) => `v${index}`),
      'last',
      'struck',
    ]);
    expect(copy?.orders.map(({ id }) => id)).toEqual(['early', 'late', 'unpaid']);
  });

  it('for another service (Article 20, P32) has the orders too: the contract needs them, whatever bookkeeping keeps', async () => {
    const { part: portable } = await exportOf('PORTABILITY');
    expect(portable?.complete).toBe(true);
    expect(portable?.orders.map(({ id }) => id)).toEqual(['early', 'late', 'unpaid']);
    expect(portable?.cards).toHaveLength(2);
    expect(portable?.visits).toHaveLength(1_502);
  });

  it('is nothing at all, with an error, when one record cannot be told: an export is never silently short', async () => {
    await service.db.collection('sites').deleteMany({});
    const { part: broken, errors } = await exportOf('ACCESS');
    expect(broken).toBeNull();
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toContain('INTERNAL_SERVER_ERROR');
  });

  it('about somebody of whom nothing is held is empty and complete, not an error', async () => {
    const reference = { __typename: 'PersonDataExport', id: 'e2', personId: 'nobody', kind: 'ACCESS' };
    const { data, errors } = await service.resolve(callers.dpo, [reference], part);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ _entities: [{ museokortti: { complete: true, cards: [], visits: [], orders: [] } }] });
  });

  it('are the facts from which retention and erasure follow (P24, P26): no struck-out visit, no unpaid order', async () => {
    const references = ['aino', 'eino', 'nobody'].map((id) => ({ __typename: 'Person', id }));
    const { data } = await service.resolve(
      callers.dpo,
      references,
      `... on Person { cardFacts { lastTransactionAt contractUntil contractOpenEnded unsettledVisits holdsVisits holdsOrders lastVoucherAt } }`,
    );
    expect(data).toEqual({
      _entities: [
        {
          cardFacts: {
            lastTransactionAt: '2026-09-01T09:00:00.000Z',
            contractUntil: '2026-12-31T22:00:00.000Z',
            contractOpenEnded: false,
            unsettledVisits: 1,
            holdsVisits: true,
            holdsOrders: true,
            lastVoucherAt: '2026-09-01T09:00:00.000Z',
          },
        },
        {
          cardFacts: {
            lastTransactionAt: '2026-07-01T09:00:00.000Z',
            contractUntil: null,
            contractOpenEnded: true,
            unsettledVisits: 1,
            holdsVisits: true,
            holdsOrders: false,
            lastVoucherAt: null,
          },
        },
        {
          cardFacts: {
            lastTransactionAt: null,
            contractUntil: null,
            contractOpenEnded: false,
            unsettledVisits: 0,
            holdsVisits: false,
            holdsOrders: false,
            lastVoucherAt: null,
          },
        },
      ],
    });
  });

  it('say that a struck-out visit and a cancelled order are held, though they are no transactions (P26)', async () => {
    const references = [{ __typename: 'Person', id: 'veikko' }];
    await store(service.db, {
      visits: [
        visit({
          _id: 'veikkos',
          personId: 'veikko',
          cardId: 'veikkos',
          visitedAt: new Date('2026-07-01T09:00:00.000Z'),
          day: '2026-07-01',
          voidedAt: struckAt,
        }),
      ],
      orders: [
        order({
          _id: 'veikkos',
          personId: 'veikko',
          orderedAt: new Date('2026-07-01T09:00:00.000Z'),
          state: 'CANCELLED',
        }),
      ],
    });
    const { data } = await service.resolve(
      callers.dpo,
      references,
      '... on Person { cardFacts { lastTransactionAt unsettledVisits holdsVisits holdsOrders lastVoucherAt } }',
    );
    expect(data).toEqual({
      _entities: [
        {
          cardFacts: {
            lastTransactionAt: null,
            unsettledVisits: 0,
            holdsVisits: true,
            holdsOrders: true,
            lastVoucherAt: null,
          },
        },
      ],
    });
  });

  it('are not given to the service desk, which has no task with them', async () => {
    const references = [{ __typename: 'Person', id: 'aino' }];
    const response = await service.resolve(callers.desk, references, '... on Person { cardFacts { unsettledVisits } }');
    expect(response).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});

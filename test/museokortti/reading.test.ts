import { encodeCursor } from '../../subgraphs/shared/runtime/connection.js';
import type { CardService } from './card-service.js';
import { callers, startCardService } from './card-service.js';
import { card, order, site, store, visit } from './records.js';

const aino = { __typename: 'Person', id: 'aino' };
const eino = { __typename: 'Person', id: 'eino' };

describe('reading the card service', () => {
  let service: CardService;

  beforeAll(async () => {
    service = await startCardService('2026-11-25T10:00:00.000Z');
    await store(service.db, {
      sites: [
        site({ _id: 'ateneum', name: 'Ateneum' }),
        site({
          _id: 'amos',
          name: 'Amos Rex',
          prices: [
            { from: '2020-01-01', cents: 1500 },
            { from: '2026-11-26', cents: 1800 },
          ],
        }),
        site({ _id: 'aboa', name: 'Åbo museum' }),
        site({ _id: 'aine', name: 'Äänekosken museo' }),
        site({ _id: 'zet', name: 'Zetterbergin talo' }),
      ],
      cards: [
        card({
          _id: 'old',
          number: '200000000001',
          createdAt: new Date('2020-01-01T10:00:00.000Z'),
          replacedByCardId: 'new',
          supersededAt: new Date('2024-01-01T10:00:00.000Z'),
        }),
        card({
          _id: 'new',
          number: '200000000002',
          createdAt: new Date('2024-01-01T10:00:00.000Z'),
          firstVisitOn: '2025-03-15',
          grants: [{ reason: 'RENEWAL', grantedOn: '2026-02-01', months: 12, until: null }],
        }),
        card({ _id: 'einos', number: '200000000003', personId: 'eino' }),
        card({ _id: 'nobodys', number: '200000000004', personId: null }),
      ],
      visits: [
        visit({ _id: 'v1', visitedAt: new Date('2026-07-01T09:00:00.000Z'), day: '2026-07-01' }),
        visit({ _id: 'v2', visitedAt: new Date('2026-07-02T09:00:00.000Z'), day: '2026-07-02', siteId: 'amos' }),
        visit({ _id: 'v3', visitedAt: new Date('2026-07-02T09:00:00.000Z'), day: '2026-07-02', siteId: 'aine' }),
        visit({
          _id: 'v4',
          visitedAt: new Date('2026-07-03T09:00:00.000Z'),
          day: '2026-07-03',
          personId: 'eino',
          cardId: 'einos',
        }),
      ],
      orders: [order({ _id: 'o1', orderedAt: new Date('2026-03-01T09:00:00.000Z') })],
    });
  });

  afterAll(() => service.stop());

  it('gives a person their cards, newest first, each in its state of today', async () => {
    const { data, errors } = await service.resolve(
      callers.aino,
      [aino],
      '... on Person { cards { nodes { number state validUntil validity { from until reason } } totalCount } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      _entities: [
        {
          cards: {
            nodes: [
              {
                number: '200000000002',
                state: 'VALID',
                validUntil: '2027-03-14',
                validity: [
                  { from: '2025-03-15', until: '2026-03-14', reason: 'FIRST_VISIT' },
                  { from: '2026-03-15', until: '2027-03-14', reason: 'RENEWAL' },
                ],
              },
              { number: '200000000001', state: 'REPLACED', validUntil: null, validity: [] },
            ],
            totalCount: 2,
          },
        },
      ],
    });
  });

  it('pages through visits, newest first, without losing or repeating those of the same instant', async () => {
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const { data } = await service.ask(
        callers.aino,
        `query ($after: String) { _entities(representations: [{ __typename: "Person", id: "aino" }]) { ... on Person {
          visits(first: 1, after: $after) { nodes { id site { name } } pageInfo { hasNextPage endCursor } } } } }`,
        { after },
      );
      const [{ visits }] = data?.['_entities'] as [
        { visits: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } } },
      ];
      seen.push(...visits.nodes);
      after = visits.pageInfo.hasNextPage ? visits.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([
      { id: 'v3', site: { name: 'Äänekosken museo' } },
      { id: 'v2', site: { name: 'Amos Rex' } },
      { id: 'v1', site: { name: 'Ateneum' } },
    ]);
  });

  it.each(['cards', 'sites'])('refuses the cursor of a visit in the list of %s', async (list) => {
    const after = encodeCursor('v3');
    const { errors } =
      list === 'sites'
        ? await service.ask(callers.reader, `{ sites(after: "${after}") { nodes { name } } }`)
        : await service.resolve(callers.aino, [aino], `... on Person { cards(after: "${after}") { nodes { id } } }`);
    expect(errors).toMatchObject([
      { path: expect.arrayContaining([list]) as unknown, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it("refuses the cursor of another person's visit", async () => {
    const visitsAfter = (id: string) =>
      service.resolve(callers.aino, [aino], `... on Person { visits(after: "${encodeCursor(id)}") { nodes { id } } }`);
    expect((await visitsAfter('v4')).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await visitsAfter('v2')).data).toEqual({ _entities: [{ visits: { nodes: [{ id: 'v1' }] } }] });
  });

  it.each(['first: 0', 'first: 101', 'first: -1', 'after: "not a cursor"', 'after: ""'])(
    'refuses a page that cannot be: %s',
    async (pageArguments) => {
      const { data, errors } = await service.resolve(
        callers.aino,
        [aino],
        `... on Person { visits(${pageArguments}) { nodes { id } } }`,
      );
      expect(data).toEqual({ _entities: [{ visits: null }] });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    },
  );

  it('gives finance the orders, with amounts in cents', async () => {
    const { data } = await service.resolve(
      callers.finance,
      [aino],
      '... on Person { orders { nodes { number total state stateSince lines { product quantity unitPrice } } } }',
    );
    expect(data).toEqual({
      _entities: [
        {
          orders: {
            nodes: [
              {
                number: 'number-o1',
                total: 7300,
                state: 'PAID',
                stateSince: '2026-03-01T09:00:00.000Z',
                lines: [{ product: 'Museokortti, 12 kk', quantity: 1, unitPrice: 7300 }],
              },
            ],
          },
        },
      ],
    });
  });

  it('lists museums as Finnish sorts, z å ä, through cursors', async () => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await service.ask(
        callers.reader,
        'query ($after: String) { sites(first: 2, after: $after) { nodes { name } totalCount pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      const { nodes, totalCount, pageInfo } = data?.['sites'] as {
        nodes: { name: string }[];
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      expect(totalCount).toBe(5);
      names.push(...nodes.map(({ name }) => name));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(names).toEqual(['Amos Rex', 'Ateneum', 'Zetterbergin talo', 'Åbo museum', 'Äänekosken museo']);
  });

  it("tells a museum's normal price of today, and of tomorrow when tomorrow has come in Helsinki", async () => {
    const price = async (): Promise<unknown> =>
      (await service.ask(callers.reader, '{ site(id: "amos") { normalPrice } }')).data?.['site'];
    service.clock.set('2026-11-25T21:59:59.000Z');
    expect(await price()).toEqual({ normalPrice: 1500 });
    service.clock.set('2026-11-25T22:00:00.000Z');
    expect(await price()).toEqual({ normalPrice: 1800 });
    service.clock.set('2026-11-25T10:00:00.000Z');
  });

  it('answers null for a museum that is not there', async () => {
    expect(await service.ask(callers.reader, '{ site(id: "none") { name } }')).toEqual({ data: { site: null } });
  });

  describe('finds the holder of a card for the staff search', () => {
    const holders = async (cardNumber: unknown): Promise<unknown> => {
      const reference = { __typename: 'PersonConnection', cardNumber };
      const { data } = await service.resolve(callers.desk, [reference], '... on PersonConnection { cardHolderIds }');
      return (data?.['_entities'] as [{ cardHolderIds: unknown }])[0].cardHolderIds;
    };

    it.each([
      ['a number of a card', '200000000003', ['eino']],
      ['the number of a card that was replaced', '200000000001', ['aino']],
      ['a card that nobody has registered', '200000000004', []],
      ['a number that no card has', '299999999999', []],
      ['something that is no number of a card', 'virtanen', []],
      ['a condition of a database query in place of a number', { $gt: '' }, []],
      ['nothing, when the desk searched by a name', null, []],
    ])('by %s', async (_, cardNumber, ids) => {
      expect(await holders(cardNumber)).toEqual(ids);
    });
  });

  describe('refuses (P22)', () => {
    it('whoever has no statement of the gateway', async () => {
      expect(await service.ask(null, '{ sites { nodes { name } } }')).toMatchObject({
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
    });

    it('a person the record of another, and gives nothing of it: entity resolution judges the record', async () => {
      const { data, errors } = await service.resolve(
        callers.aino,
        [aino, eino],
        '... on Person { id visits { nodes { id } } }',
      );
      expect(data).toMatchObject({ _entities: [{ id: 'aino' }, null] });
      expect(errors).toMatchObject([{ path: ['_entities', 1], extensions: { code: 'FORBIDDEN' } }]);
      expect(JSON.stringify(data)).not.toContain('v4');
    });

    it('a person the export of another', async () => {
      const reference = { __typename: 'PersonDataExport', id: 'e1', personId: 'eino', kind: 'ACCESS' };
      const { data, errors } = await service.resolve(
        callers.aino,
        [reference],
        '... on PersonDataExport { museokortti { complete } }',
      );
      expect(data).toEqual({ _entities: [null] });
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });

    it('the training side the visits (P10)', async () => {
      expect(await service.resolve(callers.trainer, [aino], '... on Person { visits { nodes { id } } }')).toMatchObject(
        {
          errors: [{ extensions: { code: 'FORBIDDEN' } }],
        },
      );
    });

    it('a museum the holder of a card', async () => {
      expect(
        await service.resolve(callers.reader, [aino], '... on Person { cards { nodes { number } } }'),
      ).toMatchObject({
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
    });
  });
});

import type { CardService } from './card-service.js';
import { startCardService } from './card-service.js';
import { card, order, site, store, visit } from './records.js';

const at = { visitedAt: new Date('2026-07-01T09:00:00.000Z'), day: '2026-07-01' };
const orderedAt = new Date('2026-03-01T09:00:00.000Z');

describe('the database of the card service refuses, whoever writes', () => {
  let service: CardService;

  beforeAll(async () => {
    service = await startCardService('2026-11-25T10:00:00.000Z');
  });
  beforeEach(() => service.clear());
  afterAll(() => service.stop());

  it.each([
    ['a card number that has not twelve digits', { cards: [card({ _id: 'c', number: '20000000000' })] }],
    [
      'time that was added on no day',
      {
        cards: [
          card({
            _id: 'c',
            number: '200000000001',
            grants: [{ grantedOn: '1.1.2026', until: null, months: 12, reason: 'PRIZE' }],
          }),
        ],
      },
    ],
    ['a price that is a fraction of a cent', { visits: [visit({ _id: 'v', ...at, normalPrice: 12.5 })] }],
    ['a negative price', { sites: [site({ _id: 's', prices: [{ from: '2026-01-01', cents: -1 }] })] }],
    ['a museum without a price', { sites: [site({ _id: 's', prices: [] })] }],
    ['an order without lines', { orders: [order({ _id: 'o', orderedAt, lines: [] })] }],
    [
      'a field that the schema does not classify',
      { visits: [{ ...visit({ _id: 'v', ...at }), note: 'with her sister' }] },
    ],
  ])('%s', async (_, records) => {
    await expect(store(service.db, records)).rejects.toMatchObject({ code: 121 });
  });

  it.each([
    ['two cards of one number', { cards: ['a', 'b'].map((_id) => card({ _id, number: '200000000001' })) }],
    [
      'two cards of one service number that are both in force',
      { cards: ['1', '2'].map((_id) => card({ _id, number: `20000000000${_id}`, serviceNumber: 's' })) },
    ],
    ['two orders of one number', { orders: ['a', 'b'].map((_id) => order({ _id, orderedAt, number: 'n' })) }],
  ])('%s', async (_, records) => {
    await expect(store(service.db, records)).rejects.toMatchObject({ code: 11000 });
  });

  it('no card that goes on with the service of the one that it replaced', async () => {
    const replaced = { replacedByCardId: '2', supersededAt: new Date('2026-03-01T09:00:00.000Z') };
    const records = {
      cards: [
        card({ _id: '1', number: '200000000001', serviceNumber: 's', ...replaced }),
        card({ _id: '2', number: '200000000002', serviceNumber: 's' }),
      ],
    };
    await expect(store(service.db, records)).resolves.toBeUndefined();
  });

  it('nothing that is right, amounts larger than 32 bits among it', async () => {
    const records = {
      sites: [site({ _id: 's' })],
      cards: [card({ _id: 'c', number: '200000000001', personId: null })],
      visits: [visit({ _id: 'v', ...at, personId: null })],
      orders: [order({ _id: 'o', orderedAt, total: 120_000_000_00 })],
    };
    await expect(store(service.db, records)).resolves.toBeUndefined();
  });
});

import type { CardService } from './card-service.js';
import { callers, startCardService } from './card-service.js';
import { card, store } from './records.js';

/** References come as untyped JSON, past every scalar: what is no text must not become part of a database query. */
describe('an entity reference to the card service (Art 32)', () => {
  let service: CardService;

  beforeAll(async () => {
    service = await startCardService('2026-11-25T10:00:00.000Z');
    await store(service.db, { cards: [card({ _id: 'of-aino', number: '200000000001', personId: 'aino' })] });
  });
  afterAll(() => service.stop());

  it.each([[{ $ne: '' }], [null], [''], [1], [['aino']]])('takes %j for no id of a Person', async (id) => {
    const { data, errors } = await service.resolve(
      callers.desk,
      [{ __typename: 'Person', id }],
      '... on Person { cards { totalCount } }',
    );
    expect(data).toEqual({ _entities: [null] });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it.each([{ personId: { $ne: '' } }, { id: 1 }, { kind: 'EVERYTHING' }])(
    'takes %j for no key of an export',
    async (wrong) => {
      const { data, errors } = await service.resolve(
        callers.dpo,
        [{ __typename: 'PersonDataExport', id: 'e', personId: 'aino', kind: 'ACCESS', ...wrong }],
        '... on PersonDataExport { museokortti { cards { id } } }',
      );
      expect(data).toEqual({ _entities: [null] });
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
    },
  );

  it('finds nobody by a searched number that is no text', async () => {
    const { data } = await service.resolve(
      callers.desk,
      [{ __typename: 'PersonConnection', cardNumber: { $ne: '' } }],
      '... on PersonConnection { cardHolderIds }',
    );
    expect(data).toEqual({ _entities: [{ cardHolderIds: [] }] });
  });
});

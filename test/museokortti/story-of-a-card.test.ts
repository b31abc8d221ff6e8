import type { CardAnswer } from './card-desk.js';
import { askDesk, periodsOf } from './card-desk.js';
import type { CardService } from './card-service.js';
import { callers, startCardService } from './card-service.js';
import { card, site, store } from './records.js';

/** Each step follows on the one before: read from the top, they are the story of one card. */
describe('the story of one card', () => {
  let service: CardService;
  let visits = 0;
  let told: CardAnswer | null = null;

  beforeAll(async () => {
    service = await startCardService('2028-01-10T10:00:00.000Z');
    await store(service.db, {
      sites: [site({ _id: 'ateneum' })],
      cards: [
        card({ _id: 'gift', number: '200000000001', personId: null }),
        card({ _id: 'prize', number: '200000000002', personId: null }),
      ],
    });
  });
  afterAll(() => service.stop());

  const cardId = (): string => told?.id ?? '';
  const visit = async (cardNumber: string): Promise<readonly string[]> => {
    visits += 1;
    const { data } = await service.ask(
      callers.reader,
      'mutation ($input: RegisterVisitInput!) { registerVisit(input: $input) { userErrors { code } } }',
      { input: { idempotencyKey: `visit-${visits}`, cardNumber, siteId: 'ateneum' } },
    );
    const { userErrors } = data?.['registerVisit'] as { userErrors: { code: string }[] };
    return userErrors.map(({ code }) => code);
  };
  const stateOf = async (id: string): Promise<CardAnswer | undefined> => {
    const { data } = await service.resolve(
      callers.aino,
      [{ __typename: 'Person', id: 'aino' }],
      '... on Person { cards { nodes { id number state validUntil validity { from until reason } } } }',
    );
    const [{ cards }] = data?.['_entities'] as [{ cards: { nodes: CardAnswer[] } }];
    return cards.nodes.find((each) => each.id === id);
  };

  it('that somebody was given as a gift and registers: it is unused, and its twelve months have not begun', async () => {
    const { card: registered, userErrors } = await askDesk(service, callers.aino, 'registerCard', {
      cardNumber: '200000000001',
    });
    expect(userErrors).toEqual([]);
    expect(registered).toMatchObject({ state: 'REGISTERED_UNUSED', validUntil: null });
    expect(periodsOf(registered)).toEqual([]);
    told = registered;
  });

  it('begins with its first visit, on 29 February', async () => {
    service.clock.set('2028-02-29T10:00:00.000Z');
    expect(await visit('200000000001')).toEqual([]);
    told = (await stateOf(cardId())) ?? null;
    expect(told?.state).toBe('VALID');
    expect(periodsOf(told)).toEqual(['2028-02-29/2029-02-28 FIRST_VISIT']);
  });

  it('lets its holder in once a museum a day', async () => {
    expect(await visit('200000000001')).toEqual(['DUPLICATE_VISIT']);
    expect(periodsOf(await stateOf(cardId()))).toEqual(['2028-02-29/2029-02-28 FIRST_VISIT']);
  });

  it('is renewed early: the end moves twelve months on', async () => {
    service.clock.set('2029-01-15T10:00:00.000Z');
    const { card: renewed } = await askDesk(service, callers.desk, 'renewCard', { cardId: cardId() });
    expect(periodsOf(renewed)).toEqual(['2028-02-29/2029-02-28 FIRST_VISIT', '2029-03-01/2030-02-28 RENEWAL']);
  });

  it('is lost and replaced: the old number stops working at once, the new one has the same periods', async () => {
    service.clock.set('2029-06-01T10:00:00.000Z');
    const { card: replacement, replacedCard } = await askDesk(service, callers.aino, 'replaceCard', {
      cardId: cardId(),
    });
    expect(replacedCard).toMatchObject({ number: '200000000001', state: 'REPLACED' });
    expect(periodsOf(replacedCard)).toEqual(['2028-02-29/2029-02-28 FIRST_VISIT', '2029-03-01/2029-06-01 RENEWAL']);
    expect(replacement).toMatchObject({ state: 'VALID', validUntil: '2030-02-28' });
    expect(periodsOf(replacement)).toEqual(['2028-02-29/2029-02-28 FIRST_VISIT', '2029-03-01/2030-02-28 RENEWAL']);
    expect(await visit('200000000001')).toEqual(['CARD_REPLACED']);
    expect(await visit(replacement?.number ?? '')).toEqual([]);
    told = replacement;
  });

  it('takes over the time of a prize card, which is invalid from then on', async () => {
    service.clock.set('2029-12-20T10:00:00.000Z');
    const merged = await askDesk(service, callers.aino, 'mergeCards', {
      cardId: cardId(),
      newCardNumber: '200000000002',
    });
    expect(merged.mergedCard?.state).toBe('MERGED');
    expect(periodsOf(merged.card)).toEqual([
      '2028-02-29/2029-02-28 FIRST_VISIT',
      '2029-03-01/2030-02-28 RENEWAL',
      '2030-03-01/2031-02-28 MERGE',
    ]);
    expect(await visit('200000000002')).toEqual(['CARD_MERGED']);
  });

  it('expires with the first instant after its last Helsinki day', async () => {
    service.clock.set('2031-02-28T21:59:59.000Z');
    expect((await stateOf(cardId()))?.state).toBe('VALID');
    service.clock.set('2031-02-28T22:00:00.000Z');
    expect((await stateOf(cardId()))?.state).toBe('EXPIRED');
    expect(await visit(told?.number ?? '')).toEqual(['CARD_NOT_VALID']);
  });

  it('is renewed late: the new period starts on the day of the renewal', async () => {
    service.clock.set('2031-03-30T00:30:00.000Z');
    const { card: renewed } = await askDesk(service, callers.desk, 'renewCard', { cardId: cardId() });
    expect(renewed?.state).toBe('VALID');
    expect(periodsOf(renewed)).toEqual([
      '2028-02-29/2029-02-28 FIRST_VISIT',
      '2029-03-01/2030-02-28 RENEWAL',
      '2030-03-01/2031-02-28 MERGE',
      '2031-03-30/2032-03-29 RENEWAL',
    ]);
    expect(await visit(told?.number ?? '')).toEqual([]);
  });
});

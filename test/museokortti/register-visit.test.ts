import type { Caller } from '../../subgraphs/shared/access/caller.js';
import type { CardService } from './card-service.js';
import { callers, startCardService } from './card-service.js';
import { card, site, store, visit } from './records.js';

const mutation = `mutation ($input: RegisterVisitInput!) {
  registerVisit(input: $input) { visit { id visitedAt cardValidUntil site { id } } userErrors { code path } }
}`;

interface Payload {
  readonly visit: { readonly id: string; readonly visitedAt: string; readonly cardValidUntil: string | null } | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

describe('registerVisit', () => {
  let service: CardService;
  let keys = 0;

  beforeAll(async () => {
    service = await startCardService('2026-11-25T10:00:00.000Z');
  });
  beforeEach(async () => {
    service.clock.set('2026-11-25T10:00:00.000Z');
    await service.clear();
    await store(service.db, {
      sites: [
        site({
          _id: 'ateneum',
          prices: [
            { from: '2020-01-01', cents: 1200 },
            { from: '2026-11-20', cents: 1400 },
          ],
        }),
        site({ _id: 'amos' }),
      ],
      cards: [card({ _id: 'card', number: '200000000001' })],
    });
  });
  afterAll(() => service.stop());

  async function register(input: object, caller: Caller = callers.reader): Promise<Payload> {
    keys += 1;
    const variables = {
      input: { idempotencyKey: `key-${keys}`, cardNumber: '200000000001', siteId: 'ateneum', ...input },
    };
    const { data, errors } = await service.ask(caller, mutation, variables);
    expect(errors).toBeUndefined();
    return data?.['registerVisit'] as Payload;
  }

  const codes = ({ userErrors }: Payload): readonly string[] => userErrors.map(({ code }) => code);
  const storedVisits = () => service.db.collection('visits').find().sort({ visitedAt: 1 }).toArray();
  const storedCard = () => service.db.collection<{ _id: string }>('cards').findOne({ _id: 'card' });

  it('registers the visit with the price of its day frozen, starts the twelve months, and notes who did it', async () => {
    const { visit: registered, userErrors } = await register({});
    expect(userErrors).toEqual([]);
    expect(registered).toEqual({
      id: registered?.id,
      visitedAt: '2026-11-25T10:00:00.000Z',
      cardValidUntil: '2027-11-24',
      site: { id: 'ateneum' },
    });
    expect(await storedVisits()).toEqual([
      {
        _id: registered?.id,
        cardId: 'card',
        serviceNumber: 'service-card',
        personId: 'aino',
        siteId: 'ateneum',
        visitedAt: new Date('2026-11-25T10:00:00.000Z'),
        day: '2026-11-25',
        normalPrice: 1400,
        recordedAt: new Date('2026-11-25T10:00:00.000Z'),
        voidedAt: null,
      },
    ]);
    expect(await storedCard()).toMatchObject({ firstVisitOn: '2026-11-25', version: 1 });
    expect(
      await service.db
        .collection('auditEvents')
        .find({}, { projection: { _id: 0 } })
        .toArray(),
    ).toEqual([
      {
        at: new Date('2026-11-25T10:00:00.000Z'),
        actor: 'reader',
        role: 'site-reader',
        purpose: 'CARD_SERVICE',
        action: 'VISIT_REGISTERED',
        personId: 'aino',
        objectId: registered?.id,
      },
    ]);
  });

  it('freezes the price that held on the day of a visit that arrives late', async () => {
    await register({ visitedAt: '2026-11-19T12:00:00+02:00' });
    expect(await storedVisits()).toMatchObject([{ day: '2026-11-19', normalPrice: 1200 }]);
  });

  it('takes one visit a museum a card a day: a second one changes nothing', async () => {
    await register({});
    expect(await register({ visitedAt: '2026-11-25T08:00:00.000Z' })).toEqual({
      visit: null,
      userErrors: [{ code: 'DUPLICATE_VISIT', path: ['input', 'cardNumber'] }],
    });
    expect(await storedVisits()).toHaveLength(1);
    expect(await service.db.collection('auditEvents').countDocuments()).toBe(1);
  });

  it('takes other museums on the same day, and the same museum on the next day, which begins at midnight in Helsinki', async () => {
    await register({ visitedAt: '2026-11-24T21:59:59.000Z' });
    expect(codes(await register({ visitedAt: '2026-11-24T21:59:59.000Z', siteId: 'amos' }))).toEqual([]);
    expect(codes(await register({ visitedAt: '2026-11-24T22:00:00.000Z' }))).toEqual([]);
    expect((await storedVisits()).map(({ day }) => day as unknown)).toEqual(['2026-11-24', '2026-11-24', '2026-11-25']);
  });

  it('gives a struck-out visit its day back', async () => {
    const voidedAt = new Date('2026-11-25T08:00:00Z');
    await store(service.db, {
      visits: [visit({ _id: 'v1', visitedAt: new Date('2026-11-25T07:00:00Z'), day: '2026-11-25', voidedAt })],
    });
    expect(codes(await register({}))).toEqual([]);
  });

  it('registers one of fifty visits that come at once with one card at one museum, and tells the others why not', async () => {
    const payloads = await Promise.all(Array.from({ length: 50 }, () => register({})));
    expect(payloads.filter(({ visit: registered }) => registered !== null)).toHaveLength(1);
    expect(payloads.flatMap(codes)).toEqual(Array.from({ length: 49 }, () => 'DUPLICATE_VISIT'));
    expect(await storedVisits()).toHaveLength(1);
  });

  it('starts the twelve months once when first visits at two museums come at once', async () => {
    const payloads = await Promise.all([register({}), register({ siteId: 'amos' })]);
    expect(payloads.flatMap(codes)).toEqual([]);
    expect(await storedCard()).toMatchObject({ firstVisitOn: '2026-11-25' });
    expect(await storedVisits()).toHaveLength(2);
  });

  it('is held by the unique index, whatever the code before it decides', async () => {
    const same = { visitedAt: new Date('2026-11-25T07:00:00Z'), day: '2026-11-25' };
    const twice = store(service.db, { visits: [visit({ _id: 'v1', ...same }), visit({ _id: 'v2', ...same })] });
    await expect(twice).rejects.toMatchObject({ code: 11000 });
  });

  describe('repeated with the same key', () => {
    it('gives the same answer and registers nothing more', async () => {
      const first = await register({ idempotencyKey: 'again' });
      service.clock.set('2026-11-26T10:00:00.000Z');
      expect(await register({ idempotencyKey: 'again' })).toEqual(first);
      expect(await storedVisits()).toHaveLength(1);
    });

    it('at the same time gives one visit and one answer', async () => {
      const payloads = await Promise.all(Array.from({ length: 10 }, () => register({ idempotencyKey: 'at once' })));
      expect(new Set(payloads.map(({ visit: registered }) => registered?.id)).size).toBe(1);
      expect(payloads.flatMap(codes)).toEqual([]);
    });

    it('but another input is refused', async () => {
      await register({ idempotencyKey: 'again' });
      expect(codes(await register({ idempotencyKey: 'again', siteId: 'amos' }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
      expect(await storedVisits()).toHaveLength(1);
    });

    it('after a refusal tries anew', async () => {
      await register({ idempotencyKey: 'again', cardNumber: '200000000009' });
      await store(service.db, { cards: [card({ _id: 'other', number: '200000000009' })] });
      expect(codes(await register({ idempotencyKey: 'again', cardNumber: '200000000009' }))).toEqual([]);
    });
  });

  it('brings visits of any order of arrival to the same validity: the first day starts it', async () => {
    await register({ visitedAt: '2026-11-20T10:00:00.000Z' });
    await register({ visitedAt: '2026-11-10T10:00:00.000Z' });
    const { visit: last } = await register({ visitedAt: '2026-11-15T10:00:00.000Z' });
    expect(last?.cardValidUntil).toBe('2027-11-09');
    expect(await storedCard()).toMatchObject({ firstVisitOn: '2026-11-10' });
  });

  it('knows the lost card and the one that took its place as one: no second visit on the day of the change', async () => {
    const replaced = { replacedByCardId: 'new', supersededAt: new Date('2026-11-25T09:00:00.000Z') };
    await store(service.db, {
      cards: [
        card({ _id: 'lost', number: '200000000007', serviceNumber: 'one', firstVisitOn: '2026-11-20', ...replaced }),
        card({ _id: 'new', number: '200000000008', serviceNumber: 'one', firstVisitOn: '2026-11-20' }),
      ],
    });
    expect(codes(await register({ cardNumber: '200000000007', visitedAt: '2026-11-25T08:00:00.000Z' }))).toEqual([]);
    expect(codes(await register({ cardNumber: '200000000008' }))).toEqual(['DUPLICATE_VISIT']);
    expect(codes(await register({ cardNumber: '200000000007', siteId: 'amos' }))).toEqual(['CARD_REPLACED']);
    await register({ cardNumber: '200000000007', siteId: 'amos', visitedAt: '2026-11-19T08:00:00.000Z' });
    const days = await service.db.collection('cards').distinct('firstVisitOn', { serviceNumber: 'one' });
    expect(days).toEqual(['2026-11-19']);
  });

  it('attaches the visit of an unregistered card to nobody', async () => {
    await store(service.db, { cards: [card({ _id: 'gift', number: '200000000005', personId: null })] });
    expect(codes(await register({ cardNumber: '200000000005' }))).toEqual([]);
    expect(await storedVisits()).toMatchObject([{ cardId: 'gift', personId: null }]);
  });

  describe('refuses and changes nothing', () => {
    it.each([
      ['CARD_NUMBER_INVALID', { cardNumber: '20000000000' }],
      ['CARD_NUMBER_INVALID', { cardNumber: '2000 0000 0001' }],
      ['CARD_NUMBER_INVALID', { cardNumber: '٢٠٠٠٠٠٠٠٠٠٠١' }],
      ['CARD_NUMBER_INVALID', { cardNumber: '' }],
      ['UNKNOWN_CARD', { cardNumber: '299999999999' }],
      ['UNKNOWN_SITE', { siteId: 'louvre' }],
      ['UNKNOWN_SITE', { siteId: '' }],
      ['VISIT_IN_FUTURE', { visitedAt: '2026-11-25T10:05:01.000Z' }],
      ['VISIT_IN_FUTURE', { visitedAt: '9999-12-31T23:59:59.999Z' }],
      ['VISIT_TOO_OLD', { visitedAt: '2026-10-25T21:59:59.999Z' }],
      ['VISIT_TOO_OLD', { visitedAt: '0001-01-01T00:00:00.000Z' }],
      ['IDEMPOTENCY_KEY_INVALID', { idempotencyKey: '' }],
      ['IDEMPOTENCY_KEY_INVALID', { idempotencyKey: 'k'.repeat(201) }],
    ])('%s: %j', async (code, input) => {
      const payload = await register(input);
      expect(payload).toMatchObject({ visit: null, userErrors: [{ code }] });
      expect(await storedVisits()).toEqual([]);
      expect(await storedCard()).toMatchObject({ version: 0, firstVisitOn: null });
    });

    const earlier = new Date('2026-11-25T09:00:00.000Z');

    it.each([
      ['CARD_NOT_VALID', { firstVisitOn: '2025-11-25' }],
      ['CARD_NOT_VALID', { terminatedAt: earlier }],
      ['CARD_SUSPENDED', { suspensions: [{ from: earlier, until: null, cause: 'DESK' as const }] }],
      ['CARD_MERGED', { mergedIntoCardId: 'card', supersededAt: earlier }],
      ['CARD_REPLACED', { replacedByCardId: 'card', supersededAt: earlier }],
      ['CARD_UNREGISTERED_TOO_LONG', { personId: null, firstVisitOn: '2026-09-25' }],
    ])('%s of a card that is %j', async (code, facts) => {
      await store(service.db, { cards: [card({ _id: 'other', number: '200000000006', ...facts })] });
      expect(codes(await register({ cardNumber: '200000000006' }))).toEqual([code]);
      expect(await storedVisits()).toEqual([]);
    });

    it.each([
      '2026-11-31T10:00:00.000Z',
      '2026-11-25',
      'yesterday',
      '+275760-09-13T00:00:00.000Z',
      '2026-11-25T10:00:00',
    ])('BAD_USER_INPUT for a time that is none: %s', async (visitedAt) => {
      const input = { idempotencyKey: 'k', cardNumber: '200000000001', siteId: 'ateneum', visitedAt };
      const { data, errors } = await service.ask(callers.reader, mutation, { input });
      expect(data?.['registerVisit']).toBeFalsy();
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it('SITE_NOT_YOURS when a reader that is bound to a museum registers at another one', async () => {
      const ask = (siteId: string) =>
        service.ask({ ...callers.reader, siteId: 'ateneum' }, mutation, {
          input: { idempotencyKey: `at ${siteId}`, cardNumber: '200000000001', siteId },
        });
      expect((await ask('amos')).data).toMatchObject({
        registerVisit: { visit: null, userErrors: [{ code: 'SITE_NOT_YOURS', path: ['input', 'siteId'] }] },
      });
      expect(await storedVisits()).toEqual([]);
      expect((await ask('ateneum')).data).toMatchObject({ registerVisit: { userErrors: [] } });
    });

    it('whoever may not register visits, before anything is read (P22)', async () => {
      const input = { idempotencyKey: 'k', cardNumber: '200000000001', siteId: 'ateneum' };
      for (const caller of [callers.aino, callers.desk, callers.trainer, callers.dpo]) {
        expect(await service.ask(caller, mutation, { input })).toMatchObject({
          errors: [{ extensions: { code: 'FORBIDDEN' } }],
        });
      }
      expect(await service.ask(null, mutation, { input })).toMatchObject({
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(await storedVisits()).toEqual([]);
    });
  });
});

import type { CardDocument } from '../../subgraphs/museokortti/data/card/card.model.js';
import { askDesk, periodsOf } from './card-desk.js';
import type { DeskMutation } from './card-desk.js';
import type { CardService } from './card-service.js';
import { callers, startCardService } from './card-service.js';
import { card, site, store, visit } from './records.js';

const number = (last: number): string => `20000000000${last}`;
const noon = new Date('2026-11-01T10:00:00.000Z');

describe('the card desk', () => {
  let service: CardService;

  beforeAll(async () => {
    service = await startCardService('2026-11-25T10:00:00.000Z');
  });
  beforeEach(async () => {
    await service.clear();
    await store(service.db, {
      sites: [site({ _id: 'ateneum' }), site({ _id: 'amos' })],
      cards: [
        card({ _id: 'ainos', number: number(1), firstVisitOn: '2026-03-15' }),
        card({ _id: 'einos', number: number(2), personId: 'eino' }),
        card({ _id: 'nobodys', number: number(3), personId: null, firstVisitOn: '2026-11-20' }),
        card({ _id: 'unused', number: number(4), personId: null }),
      ],
      visits: ['2026-11-20', '2026-11-21'].map((day) =>
        visit({
          _id: day,
          personId: null,
          cardId: 'nobodys',
          serviceNumber: 'service-nobodys',
          visitedAt: new Date(`${day}T10:00:00.000Z`),
          day,
          voidedAt: day === '2026-11-21' ? noon : null,
        }),
      ),
    });
  });
  afterAll(() => service.stop());

  const stored = (_id: string) => service.db.collection<CardDocument>('cards').findOne({ _id });
  const everything = async () => {
    const names = ['cards', 'visits', 'auditEvents', 'idempotencyKeys'];
    return Promise.all(names.map((name) => service.db.collection(name).find().sort({ _id: 1 }).toArray()));
  };
  const registerVisit = async (cardNumber: string, key: string): Promise<readonly string[]> => {
    const { data } = await service.ask(
      callers.reader,
      'mutation ($input: RegisterVisitInput!) { registerVisit(input: $input) { userErrors { code } } }',
      { input: { idempotencyKey: key, cardNumber, siteId: 'amos' } },
    );
    const { userErrors } = data?.['registerVisit'] as { userErrors: { code: string }[] };
    return userErrors.map(({ code }) => code);
  };

  it('brings the earlier visits of a card along when it is registered, struck-out ones too', async () => {
    const { userErrors } = await askDesk(service, callers.aino, 'registerCard', { cardNumber: number(3) });
    expect(userErrors).toEqual([]);
    expect(await service.db.collection('visits').distinct('personId')).toEqual(['aino']);
    expect(await service.db.collection('auditEvents').find().toArray()).toMatchObject([
      { action: 'CARD_REGISTERED', actor: 'aino', personId: 'aino', objectId: 'nobodys' },
    ]);
  });

  it('lets staff register a card to the person whom they name', async () => {
    const input = { cardNumber: number(4), personId: 'veikko' };
    expect((await askDesk(service, callers.desk, 'registerCard', input)).userErrors).toEqual([]);
    expect(await stored('unused')).toMatchObject({ personId: 'veikko', registeredAt: service.clock.now() });
  });

  it('adds a campaign month, a prize without an end, and a correction up to a day', async () => {
    const grant = (input: object) =>
      askDesk(service, callers.desk, 'grantCardTime', { cardId: 'ainos', ...input }).then(({ card: told }) =>
        periodsOf(told).slice(1),
      );
    expect(await grant({ reason: 'CAMPAIGN', months: 1 })).toEqual(['2027-03-15/2027-04-14 CAMPAIGN']);
    expect(await grant({ reason: 'CORRECTION', until: '2027-05-31' })).toContain('2027-04-15/2027-05-31 CORRECTION');
    service.clock.set('2026-11-26T10:00:00.000Z');
    expect(await grant({ reason: 'PRIZE' })).toContain('2027-06-01/… PRIZE');
    service.clock.set('2026-11-25T10:00:00.000Z');
  });

  it('holds a card back, and lets it go', async () => {
    expect((await askDesk(service, callers.desk, 'suspendCard', { cardId: 'ainos' })).card?.state).toBe('SUSPENDED');
    expect(await registerVisit(number(1), 'held back')).toEqual(['CARD_SUSPENDED']);
    service.clock.set('2026-11-25T11:00:00.000Z');
    expect((await askDesk(service, callers.desk, 'resumeCard', { cardId: 'ainos' })).card?.state).toBe('VALID');
    expect(await registerVisit(number(1), 'let go')).toEqual([]);
    service.clock.set('2026-11-25T10:00:00.000Z');
  });

  it('ends a card at once', async () => {
    const { card: ended } = await askDesk(service, callers.aino, 'terminateCard', { cardId: 'ainos' });
    expect(ended).toMatchObject({ state: 'EXPIRED', validUntil: '2026-11-25' });
    expect(await registerVisit(number(1), 'ended')).toEqual(['CARD_NOT_VALID']);
  });

  describe('refuses, with the place, and changes nothing', () => {
    it.each<[DeskMutation, 'aino' | 'desk', object, string, string]>([
      ['registerCard', 'aino', { cardNumber: '20000000000' }, 'CARD_NUMBER_INVALID', 'cardNumber'],
      ['registerCard', 'aino', { cardNumber: '2'.repeat(10_000) }, 'CARD_NUMBER_INVALID', 'cardNumber'],
      ['registerCard', 'aino', { cardNumber: '200000000\u00004' }, 'CARD_NUMBER_INVALID', 'cardNumber'],
      ['registerCard', 'aino', { cardNumber: '299999999999' }, 'UNKNOWN_CARD', 'cardNumber'],
      ['registerCard', 'aino', { cardNumber: number(1) }, 'CARD_ALREADY_REGISTERED', 'cardNumber'],
      // That a number is somebody else's is told to staff alone.
      ['registerCard', 'aino', { cardNumber: number(2) }, 'UNKNOWN_CARD', 'cardNumber'],
      ['registerCard', 'desk', { cardNumber: number(2), personId: 'aino' }, 'CARD_ALREADY_REGISTERED', 'cardNumber'],
      ['registerCard', 'desk', { cardNumber: number(4) }, 'PERSON_REQUIRED', 'personId'],
      ['registerCard', 'desk', { cardNumber: number(4), personId: '' }, 'PERSON_REQUIRED', 'personId'],
      ['registerCard', 'aino', { cardNumber: number(4), personId: 'eino' }, 'PERSON_NOT_YOU', 'personId'],
      ['renewCard', 'desk', { cardId: 'louvre' }, 'UNKNOWN_CARD', 'cardId'],
      ['renewCard', 'desk', { cardId: 'unused' }, 'CARD_NOT_REGISTERED', 'cardId'],
      ['grantCardTime', 'desk', { cardId: 'ainos', reason: 'PRIZE', months: -1 }, 'MONTHS_OUT_OF_RANGE', 'months'],
      [
        'grantCardTime',
        'desk',
        { cardId: 'ainos', reason: 'PRIZE', months: 2_000_000 },
        'MONTHS_OUT_OF_RANGE',
        'months',
      ],
      [
        'grantCardTime',
        'desk',
        { cardId: 'ainos', reason: 'CORRECTION', until: '2026-12-01' },
        'CORRECTION_TOO_EARLY',
        'until',
      ],
      ['mergeCards', 'aino', { cardId: 'ainos', newCardNumber: '1' }, 'CARD_NUMBER_INVALID', 'newCardNumber'],
      ['mergeCards', 'aino', { cardId: 'ainos', newCardNumber: number(1) }, 'NEW_CARD_IS_THE_CARD', 'newCardNumber'],
      ['mergeCards', 'aino', { cardId: 'ainos', newCardNumber: number(2) }, 'UNKNOWN_CARD', 'newCardNumber'],
      ['mergeCards', 'desk', { cardId: 'ainos', newCardNumber: number(2) }, 'NEW_CARD_OF_ANOTHER', 'newCardNumber'],
      ['mergeCards', 'aino', { cardId: 'ainos', newCardNumber: number(3) }, 'NEW_CARD_USED', 'newCardNumber'],
      ['mergeCards', 'aino', { cardId: 'einos', newCardNumber: number(4) }, 'UNKNOWN_CARD', 'cardId'],
      ['mergeCards', 'desk', { cardId: 'unused', newCardNumber: number(3) }, 'CARD_NOT_REGISTERED', 'cardId'],
      ['replaceCard', 'aino', { cardId: 'einos' }, 'UNKNOWN_CARD', 'cardId'],
      ['replaceCard', 'desk', { cardId: 'unused' }, 'CARD_NOT_REGISTERED', 'cardId'],
      ['resumeCard', 'desk', { cardId: 'ainos' }, 'CARD_NOT_SUSPENDED', 'cardId'],
      ['terminateCard', 'aino', { cardId: 'einos' }, 'UNKNOWN_CARD', 'cardId'],
      ['terminateCard', 'aino', { cardId: 'ainos', idempotencyKey: '' }, 'IDEMPOTENCY_KEY_INVALID', 'idempotencyKey'],
    ])('%s by %s of %j: %s', async (mutation, caller, input, code, field) => {
      const before = await everything();
      const answer = await askDesk(service, callers[caller], mutation, input);
      expect(answer).toMatchObject({ card: null, userErrors: [{ code, path: ['input', field] }] });
      expect(await everything()).toEqual(before);
    });

    it.each(['renewCard', 'grantCardTime', 'suspendCard', 'resumeCard'] as const)(
      '%s asked by a data subject: staff alone do that (P22)',
      async (mutation) => {
        const before = await everything();
        const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
        const { errors } = await service.ask(
          callers.aino,
          `mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code } } }`,
          {
            input: { idempotencyKey: 'key', cardId: 'ainos', ...(mutation === 'grantCardTime' && { reason: 'PRIZE' }) },
          },
        );
        expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
        expect(await everything()).toEqual(before);
      },
    );
  });

  describe('repeated with the same key', () => {
    it('renews once, and answers the same', async () => {
      const input = { cardId: 'ainos', idempotencyKey: 'again' };
      const first = await askDesk(service, callers.desk, 'renewCard', input);
      expect(await askDesk(service, callers.desk, 'renewCard', input)).toEqual(first);
      expect(periodsOf(first.card)).toHaveLength(2);
    });

    it('but for another card is refused', async () => {
      await askDesk(service, callers.desk, 'renewCard', { cardId: 'ainos', idempotencyKey: 'again' });
      const other = await askDesk(service, callers.desk, 'renewCard', { cardId: 'einos', idempotencyKey: 'again' });
      expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
      expect(await stored('einos')).toMatchObject({ grants: [] });
    });
  });

  describe('at the same instant', () => {
    it('replaces a lost card once, whoever asks how often', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => askDesk(service, callers.aino, 'replaceCard', { cardId: 'ainos' })),
      );
      expect(answers.filter(({ card: replacement }) => replacement !== null)).toHaveLength(1);
      expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
        Array.from({ length: 19 }, () => 'CARD_REPLACED'),
      );
      expect(await service.db.collection('cards').countDocuments({ serviceNumber: 'service-ainos' })).toBe(2);
    });

    it('takes every renewal: none is lost', async () => {
      await Promise.all(
        Array.from({ length: 10 }, () => askDesk(service, callers.desk, 'renewCard', { cardId: 'ainos' })),
      );
      expect((await stored('ainos'))?.grants).toHaveLength(10);
    });

    it('merges a new card or lets it in, never both', async () => {
      const [merged, visited] = await Promise.all([
        askDesk(service, callers.aino, 'mergeCards', { cardId: 'ainos', newCardNumber: number(4) }),
        registerVisit(number(4), 'first'),
      ]);
      const outcomes = [merged.userErrors.map(({ code }) => code), visited];
      expect([
        [['NEW_CARD_USED'], []],
        [[], ['CARD_MERGED']],
      ]).toContainEqual(outcomes);
    });

    it('registers a card to its holder with the visit that comes just then', async () => {
      const [registered, visited] = await Promise.all([
        askDesk(service, callers.aino, 'registerCard', { cardNumber: number(3) }),
        registerVisit(number(3), 'just then'),
      ]);
      expect([registered.userErrors, visited]).toEqual([[], []]);
      expect(await service.db.collection('visits').distinct('personId', { cardId: 'nobodys' })).toEqual(['aino']);
    });
  });

  it('finds the struck-out visits of a service by an index', async () => {
    const plan = await service.db
      .collection('visits')
      .find({ serviceNumber: 'service-nobodys', voidedAt: { $type: 'date' } })
      .explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('struck-out-by-service');
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  });
});

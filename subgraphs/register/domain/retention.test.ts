import type { RelationshipFacts } from './relationship-facts.js';
import { retentionOf } from './retention.js';

/** Nothing is known of the person but when they were registered. */
const registered: RelationshipFacts = {
  card: { lastTransactionAt: null, contractUntil: null, contractOpenEnded: false, unsettledVisits: 0 },
  training: { lastTransactionAt: null, contractUntil: null },
  registeredAt: new Date('2015-03-02T10:00:00Z'),
};
const now = new Date('2026-11-25T08:00:00Z');

function card(parts: Partial<RelationshipFacts['card']>): RelationshipFacts {
  return { ...registered, card: { ...registered.card, ...parts } };
}
function training(parts: Partial<RelationshipFacts['training']>): RelationshipFacts {
  return { ...registered, training: { ...registered.training, ...parts } };
}

describe('retention (P24)', () => {
  it.each([
    ['31.12.2021 23:30 in Helsinki', '2021-12-31T21:30:00Z', '2026-12-31T22:00:00Z'],
    ['1.1.2022 00:30 in Helsinki, still 2021 in UTC', '2021-12-31T22:30:00Z', '2027-12-31T22:00:00Z'],
    ['the last instant of 2021 in Helsinki', '2021-12-31T21:59:59.999Z', '2026-12-31T22:00:00Z'],
    ['the first instant of 2022 in Helsinki', '2021-12-31T22:00:00Z', '2027-12-31T22:00:00Z'],
    ['a leap day', '2020-02-29T12:00:00Z', '2025-12-31T22:00:00Z'],
    ['the hour that summer time skips', '2021-03-28T01:30:00Z', '2026-12-31T22:00:00Z'],
    ['the hour that winter time repeats', '2021-10-31T00:30:00Z', '2026-12-31T22:00:00Z'],
  ])('counts five years from the end of the Helsinki year of a last transaction at %s', (_when, last, from) => {
    for (const facts of [
      card({ lastTransactionAt: new Date(last) }),
      training({ lastTransactionAt: new Date(last) }),
    ]) {
      expect(retentionOf(facts, now)).toEqual({
        kind: 'DELETABLE_FROM',
        deletableFrom: new Date(from),
        basis: 'LAST_TRANSACTION',
        countedFrom: new Date(last),
      });
    }
  });

  it('counts from the end of the relationship when that is later than the last transaction', () => {
    const facts = card({
      lastTransactionAt: new Date('2020-06-01T09:00:00Z'),
      contractUntil: new Date('2021-05-31T21:00:00Z'),
    });
    expect(retentionOf(facts, now)).toMatchObject({
      deletableFrom: new Date('2026-12-31T22:00:00Z'),
      basis: 'RELATIONSHIP_END',
    });
  });

  it('counts from the last transaction when that is later than the end, as a late-posted visit or a refund is', () => {
    const facts = card({
      lastTransactionAt: new Date('2022-01-15T09:00:00Z'),
      contractUntil: new Date('2021-12-01T22:00:00Z'),
    });
    expect(retentionOf(facts, now)).toMatchObject({
      deletableFrom: new Date('2027-12-31T22:00:00Z'),
      basis: 'LAST_TRANSACTION',
    });
  });

  it('takes a card that was valid through 31.12.2021 as ended in 2021', () => {
    const facts = card({ contractUntil: new Date('2021-12-31T22:00:00Z') });
    expect(retentionOf(facts, now)).toMatchObject({ deletableFrom: new Date('2026-12-31T22:00:00Z') });
  });

  it('takes the later of the two controllers', () => {
    const facts = {
      ...card({ lastTransactionAt: new Date('2018-05-05T09:00:00Z') }),
      training: { lastTransactionAt: new Date('2022-09-09T09:00:00Z'), contractUntil: null },
    };
    expect(retentionOf(facts, now)).toMatchObject({ deletableFrom: new Date('2027-12-31T22:00:00Z') });
  });

  it('counts from the registration of a person who did nothing since', () => {
    expect(retentionOf(registered, now)).toMatchObject({
      deletableFrom: new Date('2020-12-31T22:00:00Z'),
      basis: 'REGISTRATION',
      countedFrom: registered.registeredAt,
    });
  });

  it('tells no date while a card is valid, however old the last transaction is', () => {
    const until = new Date('2027-03-14T22:00:00Z');
    const facts = card({ lastTransactionAt: new Date('2010-01-01T09:00:00Z'), contractUntil: until });
    expect(retentionOf(facts, now)).toEqual({ kind: 'LIVE_RELATIONSHIP', until });
  });

  it('tells no date while a training is booked', () => {
    const until = new Date('2027-01-20T14:00:00Z');
    expect(retentionOf(training({ contractUntil: until }), now)).toEqual({ kind: 'LIVE_RELATIONSHIP', until });
  });

  it('never lets a card without an end, or an unused gift card, expire by itself', () => {
    const facts = card({ lastTransactionAt: new Date('2010-01-01T09:00:00Z'), contractOpenEnded: true });
    expect(retentionOf(facts, now)).toEqual({ kind: 'LIVE_RELATIONSHIP', until: null });
  });

  it('takes a contract as over at the very instant of its end', () => {
    expect(retentionOf(card({ contractUntil: now }), now).kind).toBe('DELETABLE_FROM');
  });

  describe('missing or absurd facts mean "not deletable, ask a human"', () => {
    it.each([
      ['a transaction that is no instant', card({ lastTransactionAt: new Date(Number.NaN) }), 'UNREADABLE_FACT'],
      ['a count that is none', card({ unsettledVisits: Number.NaN }), 'UNREADABLE_FACT'],
      ['a negative count', card({ unsettledVisits: -1 }), 'UNREADABLE_FACT'],
      [
        'the epoch of a lost date',
        card({ lastTransactionAt: new Date('1900-01-01T00:00:00Z') }),
        'BEFORE_RECORDS_BEGAN',
      ],
      [
        'a transaction next year',
        training({ lastTransactionAt: new Date('2027-11-25T08:00:00Z') }),
        'HAPPENED_IN_FUTURE',
      ],
      [
        'a registration next year',
        { ...registered, registeredAt: new Date('2027-11-25T08:00:00Z') },
        'HAPPENED_IN_FUTURE',
      ],
      [
        'a card until the year 9999',
        card({ contractUntil: new Date('9999-12-31T00:00:00Z') }),
        'CONTRACT_BEYOND_REASON',
      ],
      [
        'visits that nobody settled in five years',
        card({ lastTransactionAt: new Date('2015-06-01T09:00:00Z'), unsettledVisits: 1 }),
        'UNSETTLED_PAST_RETENTION',
      ],
    ])('%s', (_what, facts, doubt) => {
      expect(retentionOf(facts, now)).toEqual({ kind: 'NEEDS_HUMAN', doubts: new Set([doubt]) });
    });

    it("forgives the clocks of museums' readers an hour", () => {
      const facts = card({ lastTransactionAt: new Date('2026-11-25T09:00:00Z') });
      expect(retentionOf(facts, now).kind).toBe('DELETABLE_FROM');
    });
  });
});

import type { CardFacts } from './card.js';
import {
  decideGrant,
  decideMerge,
  decideRegistration,
  decideReplacement,
  decideResumption,
  decideSuspension,
  decideTermination,
  mostMonths,
} from './card-changes.js';
import { unusedCard } from './testing.js';

// Half past midnight of the 26th in Helsinki.
const now = new Date('2026-11-25T22:30:00.000Z');
const earlier = new Date('2026-11-01T10:00:00.000Z');
const card = (facts: Partial<CardFacts> = {}): CardFacts => ({ ...unusedCard, ...facts });
const used = { firstVisitOn: '2026-03-15' };
const withoutEnd = { opening: { reason: 'PRIZE', months: null, until: null } } as const;
const heldBackBy = (cause: 'DESK' | 'RESTRICTION') => ({ suspensions: [{ from: earlier, until: null, cause }] });
const ended: readonly (readonly [string, Partial<CardFacts>])[] = [
  ['CARD_ENDED', { terminatedAt: earlier }],
  ['CARD_MERGED', { mergedIntoCardId: 'other', supersededAt: earlier }],
  ['CARD_REPLACED', { replacedByCardId: 'other', supersededAt: earlier }],
];
const year = { reason: 'RENEWAL', months: 12, until: null } as const;

describe('a card whose life is over', () => {
  it.each(ended)('is changed no more: %s', (reason, facts) => {
    const refused = { accepted: false, reason };
    const over = card(facts);
    expect(decideRegistration({ ...over, personId: null }, now)).toEqual(refused);
    expect(decideGrant(over, year, now)).toEqual(refused);
    expect(decideMerge(over, card(), now)).toEqual({ ...refused, about: 'CARD' });
    expect(decideMerge(card(used), over, now)).toEqual({ ...refused, about: 'NEW_CARD' });
    expect(decideReplacement(over)).toEqual(refused);
    expect(decideSuspension(over, now)).toEqual(refused);
    expect(decideResumption(over, now)).toEqual(refused);
    expect(decideTermination(over, now)).toEqual(refused);
  });
});

describe('a registration', () => {
  it('is of a card that nobody has, used or not', () => {
    for (const facts of [{}, used]) {
      const registered = decideRegistration(card({ personId: null, ...facts }), now);
      expect(registered).toEqual({ accepted: true, change: { registeredAt: now } });
    }
  });

  it('is made once', () => {
    expect(decideRegistration(card(), now)).toEqual({ accepted: false, reason: 'CARD_ALREADY_REGISTERED' });
  });
});

describe('time for a card', () => {
  it('is added on the Helsinki day', () => {
    expect(decideGrant(card(used), year, now)).toEqual({
      accepted: true,
      change: { ...year, grantedOn: '2026-11-26' },
    });
  });

  it.each<[string, Partial<CardFacts>, Partial<Parameters<typeof decideGrant>[1]>]>([
    ['CARD_NOT_REGISTERED', { personId: null }, {}],
    ['CARD_HAS_NO_END', withoutEnd, {}],
    ['MONTHS_OUT_OF_RANGE', {}, { months: 0 }],
    ['MONTHS_OUT_OF_RANGE', {}, { months: -1 }],
    ['MONTHS_OUT_OF_RANGE', {}, { months: mostMonths + 1 }],
    ['CORRECTION_TOO_EARLY', used, { months: null, until: '2027-03-14' }],
    ['CORRECTION_TOO_EARLY', {}, { months: null, until: '2026-11-25' }],
  ])('is refused: %s', (reason, facts, extent) => {
    expect(decideGrant(card(facts), { ...year, ...extent }, now)).toEqual({ accepted: false, reason });
  });

  it('may be without an end, or up to a day behind the known one', () => {
    expect(decideGrant(card(used), { ...year, months: null }, now)).toMatchObject({
      change: { months: null, until: null },
    });
    const until = '2027-03-15';
    expect(decideGrant(card(used), { ...year, months: null, until }, now)).toMatchObject({ change: { until } });
  });
});

describe('a merging', () => {
  it('adds all that the unused card carries, on the Helsinki day', () => {
    const campaign = { reason: 'CAMPAIGN', grantedOn: '2026-11-02', months: 1, until: null } as const;
    for (const personId of ['aino', null]) {
      expect(decideMerge(card(used), card({ personId, grants: [campaign] }), now)).toEqual({
        accepted: true,
        change: { reason: 'MERGE', grantedOn: '2026-11-26', months: 13, until: null },
      });
    }
  });

  it('takes the end away with a card that has none', () => {
    expect(decideMerge(card(used), card(withoutEnd), now)).toMatchObject({ change: { months: null, until: null } });
  });

  it.each<[string, 'CARD' | 'NEW_CARD', Partial<CardFacts>, Partial<CardFacts>]>([
    ['CARD_NOT_REGISTERED', 'CARD', { personId: null }, {}],
    ['CARD_HAS_NO_END', 'CARD', withoutEnd, {}],
    ['CARD_SUSPENDED', 'CARD', heldBackBy('DESK'), {}],
    ['NEW_CARD_USED', 'NEW_CARD', {}, { firstVisitOn: '2026-11-20' }],
    ['NEW_CARD_OF_ANOTHER', 'NEW_CARD', {}, { personId: 'eino' }],
    ['CARD_SUSPENDED', 'NEW_CARD', {}, heldBackBy('RESTRICTION')],
  ])('is refused: %s, because of the %s', (reason, about, facts, newFacts) => {
    expect(decideMerge(card({ ...used, ...facts }), card(newFacts), now)).toEqual({ accepted: false, reason, about });
  });
});

describe('a replacement', () => {
  it('takes over what the card has, a restriction too (P30)', () => {
    const { opening, grants } = unusedCard;
    const suspensions = heldBackBy('RESTRICTION');
    expect(decideReplacement(card({ ...used, ...suspensions }))).toEqual({
      accepted: true,
      change: { opening, grants, ...used, ...suspensions },
    });
  });

  it('is of a registered card: an unregistered one is nobody’s to replace', () => {
    expect(decideReplacement(card({ personId: null }))).toEqual({ accepted: false, reason: 'CARD_NOT_REGISTERED' });
  });
});

describe('holding back', () => {
  it('and letting go leave both times in the history', () => {
    const heldBack = decideSuspension(card(used), earlier);
    expect(heldBack).toEqual({ accepted: true, change: heldBackBy('DESK').suspensions });
    expect(decideResumption(card(heldBackBy('DESK')), now)).toEqual({
      accepted: true,
      change: [{ from: earlier, until: now, cause: 'DESK' }],
    });
  });

  it('twice, or letting go of what is not held back, is refused', () => {
    expect(decideSuspension(card(heldBackBy('DESK')), now)).toEqual({ accepted: false, reason: 'CARD_SUSPENDED' });
    expect(decideResumption(card(used), now)).toEqual({ accepted: false, reason: 'CARD_NOT_SUSPENDED' });
  });

  it('because of a restriction is not the desk’s to end (Article 18, P30)', () => {
    expect(decideResumption(card(heldBackBy('RESTRICTION')), now)).toEqual({
      accepted: false,
      reason: 'CARD_RESTRICTED',
    });
  });
});

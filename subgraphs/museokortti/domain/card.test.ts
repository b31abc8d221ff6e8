import type { CardFacts } from './card.js';
import { cardState } from './card.js';
import { unusedCard } from './testing.js';

const used = { firstVisitOn: '2026-03-15' };
const renewedLate = {
  ...used,
  grants: [{ reason: 'RENEWAL', grantedOn: '2027-06-01', months: 12, until: null }],
} satisfies Partial<CardFacts>;
const heldBack = {
  suspensions: [{ from: new Date('2026-05-01T09:00:00Z'), until: new Date('2026-07-01T09:00:00Z'), cause: 'DESK' }],
} satisfies Partial<CardFacts>;

describe('the state of a card', () => {
  it.each<[string, Partial<CardFacts>, string, string]>([
    ['nobody has registered, used or not', { personId: null, ...used }, '2026-06-01T09:00:00Z', 'UNREGISTERED'],
    ['has no visit yet', {}, '2026-06-01T09:00:00Z', 'REGISTERED_UNUSED'],
    ['has a period that is still to come', used, '2026-03-14T21:59:59Z', 'REGISTERED_UNUSED'],
    ['is in the first instant of its first Helsinki day', used, '2026-03-14T22:00:00Z', 'VALID'],
    ['is in the last instant of its last Helsinki day', used, '2027-03-14T21:59:59Z', 'VALID'],
    ['is past its last Helsinki day', used, '2027-03-14T22:00:00Z', 'EXPIRED'],
    ['is between two periods', renewedLate, '2027-05-31T12:00:00Z', 'EXPIRED'],
    ['was renewed after it had expired', renewedLate, '2027-06-01T12:00:00Z', 'VALID'],
    [
      'has no end',
      { ...used, opening: { reason: 'PRIZE', months: null, until: null } },
      '2099-01-01T12:00:00Z',
      'VALID',
    ],
    ['is held back, though in its period', { ...used, ...heldBack }, '2026-06-01T12:00:00Z', 'SUSPENDED'],
    ['is not held back yet', { ...used, ...heldBack }, '2026-05-01T08:59:59Z', 'VALID'],
    ['is held back no more', { ...used, ...heldBack }, '2026-07-01T09:00:00Z', 'VALID'],
    ['was ended', { ...used, terminatedAt: new Date('2026-06-01T09:00:00Z') }, '2026-06-01T09:00:00Z', 'EXPIRED'],
    ['was ended unused', { terminatedAt: new Date('2026-06-01T09:00:00Z') }, '2026-06-02T09:00:00Z', 'EXPIRED'],
    ['gave its time to another', { mergedIntoCardId: 'old', ...heldBack }, '2026-06-01T12:00:00Z', 'MERGED'],
    ['gave its place to another', { ...used, replacedByCardId: 'new' }, '2026-06-01T12:00:00Z', 'REPLACED'],
  ])('that %s', (_, facts, at, state) => {
    expect(cardState({ ...unusedCard, ...facts }, new Date(at))).toBe(state);
  });
});

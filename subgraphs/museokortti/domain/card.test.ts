import type { CardFacts, ValidityPeriod } from './card.js';
import { cardState, firstVisitPeriod, validUntil } from './card.js';

const unused: CardFacts = {
  personId: 'aino',
  validity: [],
  suspendedAt: null,
  mergedIntoCardId: null,
  replacedByCardId: null,
};
const year: ValidityPeriod = { from: '2026-03-15', until: '2027-03-14', reason: 'FIRST_VISIT' };
const renewal: ValidityPeriod = { from: '2027-06-01', until: '2028-05-31', reason: 'RENEWAL' };
const forever: ValidityPeriod = { from: '2026-03-15', until: null, reason: 'PRIZE' };

describe('the period of the first visit', () => {
  it.each([
    ['2026-03-15', '2027-03-14'],
    ['2028-02-29', '2029-02-28'],
    ['2027-03-01', '2028-02-29'],
  ])('from %s opens museums until %s', (from, until) => {
    expect(firstVisitPeriod(from)).toEqual({ from, until, reason: 'FIRST_VISIT' });
  });
});

describe('the state of a card', () => {
  it.each<[string, Partial<CardFacts>, string, string]>([
    ['nobody has registered, used or not', { personId: null, validity: [year] }, '2026-06-01', 'UNREGISTERED'],
    ['has no visit yet', {}, '2026-06-01', 'REGISTERED_UNUSED'],
    ['has a period that is still to come', { validity: [year] }, '2026-03-14', 'REGISTERED_UNUSED'],
    ['is in the first day of its period', { validity: [year] }, '2026-03-15', 'VALID'],
    ['is in the last day of its period', { validity: [year] }, '2027-03-14', 'VALID'],
    ['is past the last day of its period', { validity: [year] }, '2027-03-15', 'EXPIRED'],
    ['is between two periods', { validity: [year, renewal] }, '2027-05-31', 'EXPIRED'],
    ['was renewed after it had expired', { validity: [year, renewal] }, '2027-06-01', 'VALID'],
    ['has no end', { validity: [forever] }, '2099-01-01', 'VALID'],
    [
      'is held back, though in its period',
      { validity: [year], suspendedAt: new Date('2026-05-01T09:00:00Z') },
      '2026-06-01',
      'SUSPENDED',
    ],
    [
      'gave its time to another',
      { mergedIntoCardId: 'old', suspendedAt: new Date('2026-05-01T09:00:00Z') },
      '2026-06-01',
      'MERGED',
    ],
    ['gave its place to another', { validity: [year], replacedByCardId: 'new' }, '2026-06-01', 'REPLACED'],
  ])('that %s', (_, facts, day, state) => {
    expect(cardState({ ...unused, ...facts }, day)).toBe(state);
  });
});

describe('the last day of validity', () => {
  it.each<[string, ValidityPeriod[], string | null]>([
    ['is unknown before the first visit', [], null],
    ['is that of the latest period', [year, renewal], '2028-05-31'],
    ['is that of the latest end, in whatever order the periods come', [renewal, year], '2028-05-31'],
    ['is none when a period has no end', [forever, year], null],
  ])('%s', (_, validity, last) => {
    expect(validUntil(validity)).toBe(last);
  });
});

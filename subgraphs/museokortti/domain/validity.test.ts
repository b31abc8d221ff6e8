import { unusedCard } from './testing.js';
import type { Grant, ValidityFacts, ValidityPeriod } from './validity.js';
import { monthsOf, ordinaryOpening, validityOf, validUntil } from './validity.js';

const validity = (facts: Partial<ValidityFacts>): readonly ValidityPeriod[] => validityOf({ ...unusedCard, ...facts });
const year = (reason: Grant['reason'], grantedOn: string): Grant => ({ reason, grantedOn, months: 12, until: null });

describe('the validity of a card', () => {
  it('does not begin before its first visit, whatever was bought meanwhile', () => {
    expect(validity({ grants: [year('RENEWAL', '2026-01-10')] })).toEqual([]);
  });

  it.each([
    ['2026-03-15', '2027-03-14'],
    ['2028-02-29', '2029-02-28'],
    ['2027-03-01', '2028-02-29'],
    // The last Sundays of March and October, when the clocks of Helsinki change.
    ['2027-03-28', '2028-03-27'],
    ['2026-10-25', '2027-10-24'],
    ['2026-12-31', '2027-12-30'],
  ])('runs for twelve months from a first visit on %s, until %s', (firstVisitOn, until) => {
    expect(validity({ firstVisitOn })).toMatchObject([{ from: firstVisitOn, until, reason: 'FIRST_VISIT' }]);
  });

  it('is extended from its end by a renewal before it', () => {
    expect(validity({ firstVisitOn: '2026-03-15', grants: [year('RENEWAL', '2027-02-01')] })).toMatchObject([
      { from: '2026-03-15', until: '2027-03-14', reason: 'FIRST_VISIT' },
      { from: '2027-03-15', until: '2028-03-14', reason: 'RENEWAL', grantedOn: '2027-02-01' },
    ]);
  });

  it('is extended from its end by a renewal on its last day', () => {
    expect(validity({ firstVisitOn: '2026-03-15', grants: [year('RENEWAL', '2027-03-14')] })[1]).toMatchObject({
      from: '2027-03-15',
    });
  });

  it.each([['RENEWAL'], ['MERGE']] as const)('starts anew on the day of a %s after its end', (reason) => {
    expect(validity({ firstVisitOn: '2026-03-15', grants: [year(reason, '2027-06-01')] })[1]).toMatchObject({
      from: '2027-06-01',
      until: '2028-05-31',
      reason,
    });
  });

  it('has the months of a campaign behind what was bought on the same day', () => {
    const grants: Grant[] = [
      { reason: 'CAMPAIGN', grantedOn: '2026-11-02', months: 1, until: null },
      year('RENEWAL', '2026-11-02'),
    ];
    expect(validity({ firstVisitOn: '2026-03-15', grants })).toMatchObject([
      { from: '2026-03-15', until: '2027-03-14', reason: 'FIRST_VISIT' },
      { from: '2027-03-15', until: '2028-03-14', reason: 'RENEWAL' },
      { from: '2028-03-15', until: '2028-04-14', reason: 'CAMPAIGN' },
    ]);
  });

  it('has no end when it was won without one, and nothing can be added behind that', () => {
    const opening = { reason: 'PRIZE', months: null, until: null } as const;
    expect(validity({ opening, firstVisitOn: '2026-03-15', grants: [year('RENEWAL', '2026-05-01')] })).toMatchObject([
      { from: '2026-03-15', until: null, reason: 'PRIZE' },
    ]);
  });

  it('reaches at least the day that the service desk set, and is not shortened by one that is earlier', () => {
    const corrected = (until: string): Grant => ({
      reason: 'CORRECTION',
      grantedOn: '2026-06-01',
      months: null,
      until,
    });
    expect(validity({ firstVisitOn: '2026-03-15', grants: [corrected('2027-05-31')] }).at(-1)).toMatchObject({
      from: '2027-03-15',
      until: '2027-05-31',
      reason: 'CORRECTION',
    });
    expect(validity({ firstVisitOn: '2026-03-15', grants: [corrected('2027-01-31')] })).toHaveLength(1);
  });

  it.each([['terminatedAt'], ['supersededAt']])('keeps what lies before its %s, that Helsinki day included', (path) => {
    const facts = { firstVisitOn: '2026-03-15', grants: [year('RENEWAL', '2027-02-01')] };
    // 22:30 UTC is half past one of the next day in Helsinki, in summer.
    expect(validity({ ...facts, [path]: new Date('2026-06-01T22:30:00.000Z') })).toMatchObject([
      { from: '2026-03-15', until: '2026-06-02', reason: 'FIRST_VISIT' },
    ]);
    expect(validity({ ...facts, [path]: new Date('2026-03-01T10:00:00.000Z') })).toEqual([]);
  });
});

describe('the last day of validity', () => {
  it.each<[string, Partial<ValidityFacts>, string | null]>([
    ['is unknown before the first visit', {}, null],
    [
      'is that of the last period',
      { firstVisitOn: '2026-03-15', grants: [year('RENEWAL', '2027-06-01')] },
      '2028-05-31',
    ],
    [
      'is none when there is no end',
      { firstVisitOn: '2026-03-15', grants: [{ ...year('PRIZE', '2026-05-01'), months: null }] },
      null,
    ],
  ])('%s', (_, facts, last) => {
    expect(validUntil(validity(facts))).toBe(last);
  });
});

describe('the months that an unused card carries', () => {
  it.each([
    ['are those that its first visit would open', [], 12],
    ['count what was added', [{ ...year('CAMPAIGN', '2026-05-01'), months: 1 }], 13],
    ['are without an end when one part is', [{ ...year('PRIZE', '2026-05-01'), months: null }], null],
  ])('%s', (_, grants, months) => {
    expect(monthsOf({ opening: ordinaryOpening, grants })).toBe(months);
  });
});

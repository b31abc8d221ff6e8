import fc from 'fast-check';
import type { CardFacts } from './card.js';
import { addDays, startOfDay } from '../../shared/helsinki.js';
import type { VisitSettings } from './register-visit.js';
import { decideVisit, decideVisitTime } from './register-visit.js';
import { unusedCard } from './testing.js';

const settings: VisitSettings = { clockToleranceMinutes: 5, acceptedLateDays: 30, unregisteredDays: 60 };
const now = new Date('2026-11-25T10:00:00.000Z');
const used = { firstVisitOn: '2026-03-15' };

describe('the time of a visit', () => {
  it.each([
    ['that the reader does not say is now', null, '2026-11-25T10:00:00.000Z', '2026-11-25'],
    ['is what the reader says', '2026-11-24T22:30:00.000Z', '2026-11-24T22:30:00.000Z', '2026-11-25'],
    ['a little ahead of our clock is now', '2026-11-25T10:05:00.000Z', '2026-11-25T10:00:00.000Z', '2026-11-25'],
    [
      'may be as old as the first instant of the last day that is taken',
      '2026-10-25T22:00:00.000Z',
      '2026-10-25T22:00:00.000Z',
      '2026-10-26',
    ],
  ])('%s', (_, claimed, visitedAt, day) => {
    const decision = decideVisitTime(claimed === null ? null : new Date(claimed), now, settings);
    expect(decision).toEqual({ accepted: true, visitedAt: new Date(visitedAt), day });
  });

  it('does not use up tomorrow because a clock runs ahead over midnight', () => {
    const beforeMidnight = new Date('2026-11-25T21:58:00.000Z');
    const decision = decideVisitTime(new Date('2026-11-25T22:01:00.000Z'), beforeMidnight, settings);
    expect(decision).toMatchObject({ accepted: true, day: '2026-11-25' });
  });

  it.each([
    ['VISIT_IN_FUTURE', '2026-11-25T10:05:00.001Z'],
    ['VISIT_IN_FUTURE', '+275760-09-13T00:00:00.000Z'],
    ['VISIT_TOO_OLD', '2026-10-25T21:59:59.999Z'],
    ['VISIT_TOO_OLD', '-271821-04-20T00:00:00.000Z'],
  ])('is refused as %s: %s', (reason, claimed) => {
    expect(decideVisitTime(new Date(claimed), now, settings)).toEqual({ accepted: false, reason });
  });
});

describe('a visit with a card', () => {
  const at = (day: string): { visitedAt: Date; day: string } => ({ visitedAt: startOfDay(day), day });
  const decide = (facts: Partial<CardFacts>, day: string) =>
    decideVisit({ ...unusedCard, ...facts }, at(day), settings);

  it('that was never used is its first', () => {
    expect(decide({}, '2026-03-15')).toEqual({ accepted: true, firstVisitOn: '2026-03-15' });
  });

  it('within a period leaves the first visit where it was', () => {
    expect(decide(used, '2027-03-14')).toEqual({ accepted: true, firstVisitOn: '2026-03-15' });
  });

  it('that arrives after a later one is the first all the same', () => {
    expect(decide(used, '2026-03-01')).toEqual({ accepted: true, firstVisitOn: '2026-03-01' });
  });

  it('has one first visit in whatever order a first month of visits arrives', () => {
    const days = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(days, (offsets) => {
        let firstVisitOn: string | null = null;
        for (const offset of offsets) {
          const decision = decide({ firstVisitOn }, addDays('2026-01-01', offset));
          if (!decision.accepted) throw new Error(decision.reason);
          firstVisitOn = decision.firstVisitOn;
        }
        expect(firstVisitOn).toBe(addDays('2026-01-01', Math.min(...offsets)));
      }),
    );
  });

  it.each<[string, Partial<CardFacts>, string, string]>([
    ['after the last day', used, '2027-03-15', 'CARD_NOT_VALID'],
    [
      'between two periods',
      { ...used, grants: [{ reason: 'RENEWAL', grantedOn: '2027-06-01', months: 12, until: null }] },
      '2027-05-31',
      'CARD_NOT_VALID',
    ],
    ['once it was ended', { ...used, terminatedAt: startOfDay('2026-06-01') }, '2026-06-01', 'CARD_NOT_VALID'],
    [
      'that gave its time to another, whenever the visit was',
      { mergedIntoCardId: 'old', supersededAt: startOfDay('2026-06-01') },
      '2026-05-01',
      'CARD_MERGED',
    ],
    [
      'that gave its place to another',
      { ...used, replacedByCardId: 'new', supersededAt: startOfDay('2026-06-01') },
      '2026-06-01',
      'CARD_REPLACED',
    ],
    [
      'that is held back',
      { ...used, suspensions: [{ from: startOfDay('2026-06-01'), until: null, cause: 'DESK' }] },
      '2026-06-01',
      'CARD_SUSPENDED',
    ],
    [
      'whose holder had the use of their data restricted (P33)',
      { ...used, suspensions: [{ from: startOfDay('2026-06-01'), until: null, cause: 'RESTRICTION' }] },
      '2026-06-02',
      'CARD_SUSPENDED',
    ],
  ])('is refused: %s', (_, facts, day, reason) => {
    expect(decide(facts, day)).toEqual({ accepted: false, reason });
  });

  it.each<[string, Partial<CardFacts>]>([
    ['was held back', { suspensions: [{ from: startOfDay('2026-06-01'), until: null, cause: 'DESK' }] }],
    ['was replaced', { replacedByCardId: 'new', supersededAt: startOfDay('2026-06-01') }],
    ['was ended', { terminatedAt: startOfDay('2026-06-01') }],
  ])('from before the card %s is good, though it arrives afterwards', (_, facts) => {
    expect(decide({ ...used, ...facts }, '2026-05-31')).toMatchObject({ accepted: true });
  });

  describe('that nobody has registered', () => {
    const bought = { personId: null, ...used };

    it('is taken for the first sixty days', () => {
      expect(decide({ personId: null }, '2026-03-15')).toMatchObject({ accepted: true });
      expect(decide(bought, '2026-05-14')).toMatchObject({ accepted: true });
    });

    it('is refused after them, with a code of its own', () => {
      expect(decide(bought, '2026-05-15')).toEqual({ accepted: false, reason: 'CARD_UNREGISTERED_TOO_LONG' });
    });

    it('is taken again once it is registered: registration and validity are two facts', () => {
      expect(decide({ ...bought, personId: 'aino' }, '2026-05-15')).toMatchObject({ accepted: true });
    });
  });
});

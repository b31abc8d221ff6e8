import fc from 'fast-check';
import type { CardFacts, ValidityPeriod } from './card.js';
import { addDays, startOfDay } from '../../shared/helsinki.js';
import type { VisitSettings } from './register-visit.js';
import { decideVisit, decideVisitTime } from './register-visit.js';

const settings: VisitSettings = { clockToleranceMinutes: 5, acceptedLateDays: 30, unregisteredDays: 60 };
const now = new Date('2026-11-25T10:00:00.000Z');
const unused: CardFacts = {
  personId: 'aino',
  validity: [],
  suspendedAt: null,
  mergedIntoCardId: null,
  replacedByCardId: null,
};
const year: ValidityPeriod = { from: '2026-03-15', until: '2027-03-14', reason: 'FIRST_VISIT' };

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
  const decide = (facts: Partial<CardFacts>, day: string) => decideVisit({ ...unused, ...facts }, at(day), settings);

  it('that was never used starts its twelve months', () => {
    expect(decide({}, '2026-03-15')).toEqual({ accepted: true, validity: [year], validityChanged: true });
  });

  it('within a period changes nothing of the card', () => {
    expect(decide({ validity: [year] }, '2027-03-14')).toEqual({
      accepted: true,
      validity: [year],
      validityChanged: false,
    });
  });

  it('that arrives after a later one moves the start of the twelve months to its own day', () => {
    expect(decide({ validity: [year] }, '2026-03-01')).toEqual({
      accepted: true,
      validity: [{ from: '2026-03-01', until: '2027-02-28', reason: 'FIRST_VISIT' }],
      validityChanged: true,
    });
  });

  it('that arrives late leaves what was bought on top where it is, and no day between is lost', () => {
    const renewal: ValidityPeriod = { from: '2027-03-15', until: '2028-03-14', reason: 'RENEWAL' };
    expect(decide({ validity: [year, renewal] }, '2026-03-01')).toMatchObject({
      validity: [{ from: '2026-03-01', until: '2027-03-14', reason: 'FIRST_VISIT' }, renewal],
    });
  });

  it('leads to one validity in whatever order a first month of visits arrives', () => {
    const days = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(days, (offsets) => {
        let validity: readonly ValidityPeriod[] = [];
        for (const offset of offsets) {
          const decision = decide({ validity }, addDays('2026-01-01', offset));
          if (!decision.accepted) throw new Error(decision.reason);
          validity = decision.validity;
        }
        expect(validity).toMatchObject([{ from: addDays('2026-01-01', Math.min(...offsets)), reason: 'FIRST_VISIT' }]);
        expect(validity).toHaveLength(1);
      }),
    );
  });

  it.each<[string, Partial<CardFacts>, string]>([
    ['after the last day', { validity: [year] }, '2027-03-15'],
    ['before a prize begins', { validity: [{ ...year, reason: 'PRIZE' }] }, '2026-03-14'],
    ['between two periods', { validity: [year, { from: '2027-06-01', until: null, reason: 'RENEWAL' }] }, '2027-05-31'],
    ['that gave its time to another', { mergedIntoCardId: 'old' }, '2026-06-01'],
    ['that gave its place to another', { validity: [year], replacedByCardId: 'new' }, '2026-06-01'],
    ['that is held back', { validity: [year], suspendedAt: startOfDay('2026-06-01') }, '2026-06-01'],
  ])('is refused: %s', (_, facts, day) => {
    expect(decide(facts, day)).toEqual({ accepted: false, reason: 'CARD_NOT_VALID' });
  });

  it('from before the card was held back is good, though it arrives afterwards', () => {
    expect(decide({ validity: [year], suspendedAt: startOfDay('2026-06-01') }, '2026-05-31')).toMatchObject({
      accepted: true,
    });
  });

  describe('that nobody has registered', () => {
    const bought = { personId: null, validity: [year] };

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

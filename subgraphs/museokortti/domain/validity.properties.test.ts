import fc from 'fast-check';
import { addDays, lastDayOfMonths } from '../../shared/helsinki.js';
import { validityReasons } from '../data/card/card.model.js';
import { unusedCard } from './testing.js';
import type { Grant, Opening, ValidityFacts } from './validity.js';
import { validityOf } from './validity.js';

const day = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays('2024-01-01', offset));
const extent = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 24 }).map((months) => ({ months, until: null })) },
  { weight: 2, arbitrary: day.map((until) => ({ months: null, until })) },
  { weight: 1, arbitrary: fc.constant({ months: null, until: null }) },
);
const reason = fc.constantFrom(...validityReasons);
const grant: fc.Arbitrary<Grant> = fc
  .tuple(reason, day, extent)
  .map(([why, grantedOn, reach]) => ({ reason: why, grantedOn, ...reach }));
const opening: fc.Arbitrary<Opening> = fc.tuple(reason, extent).map(([why, reach]) => ({ reason: why, ...reach }));
const facts: fc.Arbitrary<ValidityFacts> = fc
  .tuple(opening, day, fc.array(grant, { maxLength: 6 }))
  .map(([opens, firstVisitOn, grants]) => ({ ...unusedCard, opening: opens, firstVisitOn, grants }));

/** The last day, where no end is later than any day. */
const endOf = (known: ValidityFacts): string => {
  const last = validityOf(known).at(-1);
  return last?.until ?? (last ? '9999-12-31' : '');
};

describe('whatever the facts of a card', () => {
  it('its periods never overlap, are oldest first, and each has a day at least', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const periods = validityOf(known);
        periods.forEach(({ from, until }, index) => {
          expect(until === null || from <= until).toBe(true);
          const next = periods[index + 1];
          if (next) expect(until !== null && until < next.from).toBe(true);
        });
      }),
    );
  });

  it('renewing never shortens it', () => {
    fc.assert(
      fc.property(facts, grant, (known, more) => {
        const renewed = { ...known, grants: [...known.grants, more] };
        expect(endOf(renewed) >= endOf(known)).toBe(true);
      }),
    );
  });

  it('months that are bought after all else are added behind the end, or from the day of buying', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 24 }), (known, months) => {
        const before = endOf(known);
        const [latest = '2024-01-01'] = known.grants
          .map(({ grantedOn }) => grantedOn)
          .sort()
          .reverse();
        const grantedOn = addDays(latest, 1);
        const after = endOf({
          ...known,
          grants: [...known.grants, { reason: 'RENEWAL', grantedOn, months, until: null }],
        });
        // Nothing can be added behind what has no end.
        const from = before >= grantedOn && before !== '9999-12-31' ? addDays(before, 1) : grantedOn;
        expect(after).toBe(before === '9999-12-31' ? before : lastDayOfMonths(from, months));
      }),
    );
  });

  it('the order in which grants became known changes nothing', () => {
    const shuffled = facts.chain((known) =>
      fc.tuple(
        fc.constant(known),
        fc.shuffledSubarray([...known.grants], { minLength: known.grants.length, maxLength: known.grants.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([known, grants]) => {
        expect(validityOf({ ...known, grants })).toEqual(validityOf(known));
      }),
    );
  });

  it('an earlier first visit never leaves it valid for longer', () => {
    fc.assert(
      fc.property(facts, day, (known, other) => {
        const [earlier = other, later = other] = [other, known.firstVisitOn ?? other].sort();
        expect(endOf({ ...known, firstVisitOn: earlier }) <= endOf({ ...known, firstVisitOn: later })).toBe(true);
      }),
    );
  });

  it('the day of its first visit is valid', () => {
    fc.assert(
      fc.property(facts, (known) => {
        expect(validityOf(known)[0]).toMatchObject({ from: known.firstVisitOn });
      }),
    );
  });
});

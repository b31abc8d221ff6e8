import * as fc from 'fast-check';
import { helsinkiDay, helsinkiYear } from '../../shared/helsinki.js';
import type { RelationshipFacts } from './relationship-facts.js';
import { retentionOf } from './retention.js';

const now = new Date('2026-11-25T08:00:00Z');
/** Anything that can have happened, with the turns of years as likely as all other time. */
const happened = fc.oneof(
  fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: now, noInvalidDate: true }),
  fc
    .tuple(fc.integer({ min: 1990, max: 2025 }), fc.integer({ min: -10_800_000, max: 10_800_000 }))
    .map(([year, offset]) => new Date(Date.UTC(year, 11, 31, 22) + offset)),
);
const maybe = fc.option(happened, { nil: null });
/** Facts of a relationship that is over. */
const overFacts: fc.Arbitrary<RelationshipFacts> = fc.record({
  card: fc.record({
    lastTransactionAt: maybe,
    contractUntil: maybe,
    contractOpenEnded: fc.constant(false),
    unsettledVisits: fc.constant(0),
  }),
  training: fc.record({ lastTransactionAt: maybe, contractUntil: maybe }),
  registeredAt: happened,
});

function deletableFrom(facts: RelationshipFacts): Date {
  const retention = retentionOf(facts, now);
  if (retention.kind !== 'DELETABLE_FROM') throw new Error(`${retention.kind} of a relationship that is over`);
  return retention.deletableFrom;
}

describe('retention, for any facts (P24)', () => {
  it('falls on the first of January, 00:00 in Helsinki', () => {
    fc.assert(
      fc.property(overFacts, (facts) => {
        const from = deletableFrom(facts);
        expect(helsinkiDay(from)).toMatch(/-01-01$/);
        expect(helsinkiDay(new Date(from.getTime() - 1))).toMatch(/-12-31$/);
      }),
    );
  });

  it('comes five whole calendar years after the year of every fact, and of the latest exactly five', () => {
    fc.assert(
      fc.property(overFacts, (facts) => {
        const { card, training, registeredAt } = facts;
        const years = [
          helsinkiYear(registeredAt),
          ...[card.lastTransactionAt, training.lastTransactionAt].flatMap((at) => (at ? [helsinkiYear(at)] : [])),
          // The end of a contract is the first instant without it.
          ...[card.contractUntil, training.contractUntil].flatMap((at) =>
            at ? [helsinkiYear(new Date(at.getTime() - 1))] : [],
          ),
        ];
        expect(helsinkiYear(deletableFrom(facts))).toBe(Math.max(...years) + 6);
      }),
    );
  });

  it('is never made earlier by something that happens later', () => {
    fc.assert(
      fc.property(overFacts, happened, fc.constantFrom('card', 'training'), (facts, at, side) => {
        const earlier = facts[side].lastTransactionAt;
        const later = earlier !== null && earlier > at ? earlier : at;
        const more = { ...facts, [side]: { ...facts[side], lastTransactionAt: later } };
        expect(deletableFrom(more).getTime()).toBeGreaterThanOrEqual(deletableFrom(facts).getTime());
      }),
    );
  });

  it('is never told while a contract lives', () => {
    const future = fc.date({
      min: new Date(now.getTime() + 1),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(overFacts, future, fc.constantFrom('card', 'training'), (facts, contractUntil, side) => {
        const live = { ...facts, [side]: { ...facts[side], contractUntil } };
        expect(retentionOf(live, now).kind).toBe('LIVE_RELATIONSHIP');
      }),
    );
  });
});

import type { RelationshipEnrolment } from './relationship.js';
import { relationshipFacts } from './relationship.js';

function enrolment(facts: Partial<RelationshipEnrolment>): RelationshipEnrolment {
  return {
    state: 'CONFIRMED',
    enrolledAt: new Date('2026-01-10T08:00:00.000Z'),
    completedAt: null,
    sessionEndsAt: new Date('2026-03-01T14:00:00.000Z'),
    ...facts,
  };
}

/** The facts as text, which reads better when they differ. */
function factsOf(...enrolments: readonly Partial<RelationshipEnrolment>[]): unknown {
  const found = relationshipFacts(enrolments.map(enrolment), false);
  if (!found.known) return found.reason;
  const { lastTransactionAt, contractUntil } = found.facts;
  return [lastTransactionAt?.toISOString() ?? null, contractUntil?.toISOString() ?? null];
}

describe("what a person's enrolments say about the relationship's end (P24)", () => {
  it('is nothing without enrolments', () => {
    expect(factsOf()).toEqual([null, null]);
  });

  it.each([['REQUESTED'], ['WAITLISTED'], ['CONFIRMED']] as const)(
    'is a contract until the session ends for one that is %s',
    (state) => {
      expect(factsOf({ state })).toEqual(['2026-01-10T08:00:00.000Z', '2026-03-01T14:00:00.000Z']);
    },
  );

  it('is a contract until the last of several sessions', () => {
    expect(
      factsOf(
        { sessionEndsAt: new Date('2026-05-01T14:00:00.000Z') },
        { sessionEndsAt: new Date('2027-05-01T14:00:00.000Z') },
        { sessionEndsAt: new Date('2026-12-01T14:00:00.000Z') },
      ),
    ).toEqual(['2026-01-10T08:00:00.000Z', '2027-05-01T14:00:00.000Z']);
  });

  it('takes the end of an attended session for a transaction, and for no contract', () => {
    expect(factsOf({ state: 'ATTENDED' })).toEqual(['2026-03-01T14:00:00.000Z', null]);
  });

  it('takes a completion for a transaction', () => {
    const completedAt = new Date('2026-04-15T08:00:00.000Z');
    expect(factsOf({ state: 'COMPLETED', completedAt })).toEqual(['2026-04-15T08:00:00.000Z', null]);
  });

  it('takes the end of the session for one when the completion has no instant', () => {
    expect(factsOf({ state: 'COMPLETED', completedAt: null })).toEqual(['2026-03-01T14:00:00.000Z', null]);
  });

  it.each([['CANCELLED'], ['NO_SHOW']] as const)(
    'keeps the enrolment itself as a transaction when it is %s',
    (state) => {
      expect(factsOf({ state })).toEqual(['2026-01-10T08:00:00.000Z', null]);
    },
  );

  it('takes the latest transaction, in whatever order they come', () => {
    const later = { state: 'CANCELLED', enrolledAt: new Date('2026-09-01T08:00:00.000Z') } as const;
    const earlier = { state: 'ATTENDED' } as const;
    for (const order of [
      [later, earlier],
      [earlier, later],
    ]) {
      expect(factsOf(...order)).toEqual(['2026-09-01T08:00:00.000Z', null]);
    }
  });

  it.each([
    ['nothing', [], false, false],
    ['an enrolment', [enrolment({ state: 'CANCELLED' })], false, true],
    ['a qualification', [], true, true],
  ])('says that something is held, or not, for %s (P26)', (_what, enrolments, holdsQualification, holdsTrainings) => {
    expect(relationshipFacts(enrolments, holdsQualification)).toMatchObject({ facts: { holdsTrainings } });
  });

  it('is not known when the session of a booking or an attendance is missing: never infinitely old', () => {
    expect(factsOf({ state: 'CONFIRMED', sessionEndsAt: null })).toBe('SESSION_MISSING');
    expect(factsOf({ state: 'ATTENDED', sessionEndsAt: null })).toBe('SESSION_MISSING');
  });
});

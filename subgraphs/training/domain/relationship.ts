import type { EnrolmentState } from './enrolment.js';
import { isBooked } from './enrolment.js';

/** An enrolment, as far as the relationship goes. Instants are UTC. */
export interface RelationshipEnrolment {
  readonly state: EnrolmentState;
  readonly enrolledAt: Date;
  readonly completedAt: Date | null;
  /** When its session ends; null when the session cannot be found. */
  readonly sessionEndsAt: Date | null;
}

export interface RelationshipFacts {
  /** The last enrolment, attendance or completion; null when there was none. */
  readonly lastTransactionAt: Date | null;
  /** When the last booked session ends, also when it has ended without being marked attended or missed; null when nothing is booked. */
  readonly contractUntil: Date | null;
  /** True when there is an enrolment or a qualification. Nothing is told of diets. */
  readonly holdsTrainings: boolean;
}

/** The facts, or that they cannot be known: what is missing is never taken for infinitely old. */
export type RelationshipFactsFound =
  | { readonly known: true; readonly facts: RelationshipFacts }
  | { readonly known: false; readonly reason: 'SESSION_MISSING' };

/**
 * What a person's enrolments say about the relationship's end (P24). An enrolment is a transaction on the day it was made, also when it was called
 * off later; an attendance is one when its session ends.
 */
export function relationshipFacts(
  enrolments: readonly RelationshipEnrolment[],
  holdsQualification: boolean,
): RelationshipFactsFound {
  const transactions: Date[] = [];
  const contracts: Date[] = [];
  for (const { state, enrolledAt, completedAt, sessionEndsAt } of enrolments) {
    transactions.push(enrolledAt);
    if (completedAt) transactions.push(completedAt);
    const attended = state === 'ATTENDED' || state === 'COMPLETED';
    if (!attended && !isBooked(state)) continue;
    if (!sessionEndsAt) return { known: false, reason: 'SESSION_MISSING' };
    (attended ? transactions : contracts).push(sessionEndsAt);
  }
  return {
    known: true,
    facts: {
      lastTransactionAt: latest(transactions),
      contractUntil: latest(contracts),
      holdsTrainings: holdsQualification || enrolments.length > 0,
    },
  };
}

function latest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((last, instant) => (last && last >= instant ? last : instant), null);
}

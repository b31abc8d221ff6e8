/** Where an enrolment can stand. */
export const enrolmentStates = [
  'REQUESTED',
  'WAITLISTED',
  'CONFIRMED',
  'CANCELLED',
  'ATTENDED',
  'NO_SHOW',
  'COMPLETED',
] as const;

export type EnrolmentState = (typeof enrolmentStates)[number];

/** Booked and not over: a contract that both sides have yet to perform. */
export const bookedStates = ['REQUESTED', 'WAITLISTED', 'CONFIRMED'] as const satisfies readonly EnrolmentState[];

/** States in which a person cannot enrol on the same session again: all but a cancelled one. */
export const liveStates = [
  ...bookedStates,
  'ATTENDED',
  'NO_SHOW',
  'COMPLETED',
] as const satisfies readonly EnrolmentState[];

export function isBooked(state: EnrolmentState): boolean {
  return (bookedStates as readonly EnrolmentState[]).includes(state);
}

/** What the decision on an enrolment rests on. */
export interface EnrolmentFacts {
  /** The session; null when there is none with the id. */
  readonly session: {
    readonly startsAt: Date;
    readonly enrolUntil: Date;
    readonly capacity: number;
    /** Confirmed places. */
    readonly taken: number;
  } | null;
  /** Does the person have a live enrolment on it? */
  readonly alreadyEnrolled: boolean;
}

/** Why somebody cannot enrol. */
export type EnrolmentRefusal = 'UNKNOWN_SESSION' | 'ALREADY_ENROLLED' | 'ENROLMENT_CLOSED' | 'SESSION_FULL';

export type EnrolmentDecision =
  { readonly decision: 'CONFIRM' } | { readonly decision: 'REFUSE'; readonly reason: EnrolmentRefusal };

/**
 * May the person enrol? Open up to and including the instant `enrolUntil`, and never from the session's start on. Who already has a place is told
 * so, whether or not it has closed or filled since.
 */
export function decideEnrolment({ session, alreadyEnrolled }: EnrolmentFacts, now: Date): EnrolmentDecision {
  if (!session) return { decision: 'REFUSE', reason: 'UNKNOWN_SESSION' };
  if (alreadyEnrolled) return { decision: 'REFUSE', reason: 'ALREADY_ENROLLED' };
  if (now > session.enrolUntil || now >= session.startsAt) return { decision: 'REFUSE', reason: 'ENROLMENT_CLOSED' };
  if (session.taken >= session.capacity) return { decision: 'REFUSE', reason: 'SESSION_FULL' };
  return { decision: 'CONFIRM' };
}

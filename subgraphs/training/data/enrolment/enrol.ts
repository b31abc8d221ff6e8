import type { ClientSession, Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../shared/access/caller.js';
import type { Clock } from '../../../shared/clock.js';
import type { Outcome, Work } from '../../../shared/mongo/once.js';
import { once } from '../../../shared/mongo/once.js';
import type { EnrolmentRefusal } from '../../domain/enrolment.js';
import { decideEnrolment } from '../../domain/enrolment.js';
import type { Repositories } from '../repositories.js';
import { takingTurns } from './turns.js';

/** Who enrols whom on what. */
export interface Enrolling {
  readonly caller: Caller;
  readonly idempotencyKey: string;
  readonly sessionId: string;
  readonly personId: string;
}

/** What was done: the enrolment's id. */
export interface EnrolmentReference {
  readonly enrolmentId: string;
}

export type Enrol = (enrolling: Enrolling) => Promise<Outcome<EnrolmentReference>>;

/** The path of the input at fault and what to say, by why somebody cannot enrol. */
const refusals: Readonly<Record<EnrolmentRefusal, { readonly path: readonly string[]; readonly message: string }>> = {
  UNKNOWN_SESSION: { path: ['input', 'sessionId'], message: 'There is no such session.' },
  ALREADY_ENROLLED: { path: ['input', 'personId'], message: 'The person is enrolled on this session already.' },
  ENROLMENT_CLOSED: { path: ['input', 'sessionId'], message: 'One can no longer enrol on this session.' },
  SESSION_FULL: { path: ['input', 'sessionId'], message: 'No place is left on this session.' },
};

/**
 * Enrols a person in one transaction: the place, the enrolment, the key and the audit event. Two who want the last place write the same session
 * document, so that the database lets one of them through and has the other look again; within this process they queue for it instead.
 */
export function enrolling(connection: Connection, clock: Clock, { sessions, enrolments }: Repositories): Enrol {
  const inTurn = takingTurns();

  const enrol =
    ({ sessionId, personId }: Enrolling, now: Date) =>
    async (transaction: ClientSession): Promise<Work<EnrolmentReference>> => {
      const session = await sessions.inTransaction(sessionId, transaction);
      const alreadyEnrolled = session !== null && (await enrolments.isEnrolled(personId, sessionId, transaction));
      const decided = decideEnrolment({ session, alreadyEnrolled }, now);
      if (decided.decision === 'REFUSE') return refused(decided.reason);
      if (!(await sessions.takePlace(sessionId, transaction))) return refused('SESSION_FULL');

      const id = randomUUID();
      await enrolments.insert(
        { id, sessionId, personId, state: 'CONFIRMED', enrolledAt: now, completedAt: null },
        transaction,
      );
      return { done: true, reference: { enrolmentId: id }, audit: { action: 'ENROLLED', personId, objectId: id } };
    };

  return (enrolling) => {
    const { caller, idempotencyKey, sessionId, personId } = enrolling;
    const intention = { caller, mutation: 'enrol', idempotencyKey, input: { sessionId, personId } };
    return inTurn(sessionId, () => once(connection, clock, intention, enrol(enrolling, clock.now())));
  };
}

function refused(code: EnrolmentRefusal): Work<EnrolmentReference> {
  return { done: false, userErrors: [{ code, ...refusals[code] }] };
}

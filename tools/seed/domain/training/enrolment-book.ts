import type { Day } from '../calendar.js';
import type { EnrolmentDocument, EnrolmentState, SessionDocument } from '../documents.js';
import type { Course } from './catalogue.js';

/** A session while people still enrol. */
export interface Session {
  readonly course: Course;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly enrolUntilDay: Day;
  readonly document: Omit<SessionDocument, 'taken'>;
}

/** The states in which an enrolment holds a place, before and after the session. */
const holdsPlace: ReadonlySet<EnrolmentState> = new Set(['CONFIRMED', 'ATTENDED', 'NO_SHOW', 'COMPLETED']);

/** Keeps who is enrolled on what: no session over its capacity, nobody twice on one, and the count of taken places that agrees. */
export class EnrolmentBook {
  private readonly taken = new Map<string, number>();
  private readonly enrolled = new Set<string>();
  readonly enrolments: EnrolmentDocument[] = [];

  /** Places that are left. */
  placesLeft({ document }: Session): number {
    return document.capacity - (this.taken.get(document._id) ?? 0);
  }

  has(session: Session, personId: string): boolean {
    return this.enrolled.has(`${session.document._id}/${personId}`);
  }

  /** @throws RangeError when the session is full or the person is enrolled on it already */
  add(session: Session, enrolment: Omit<EnrolmentDocument, 'sessionId'>): EnrolmentDocument {
    const sessionId = session.document._id;
    if (this.has(session, enrolment.personId)) throw new RangeError('enrolled on this session already');
    if (holdsPlace.has(enrolment.state)) {
      if (this.placesLeft(session) <= 0) throw new RangeError('the session is full');
      this.taken.set(sessionId, (this.taken.get(sessionId) ?? 0) + 1);
    }
    this.enrolled.add(`${sessionId}/${enrolment.personId}`);
    const document = { ...enrolment, sessionId };
    this.enrolments.push(document);
    return document;
  }

  sessionDocument({ document }: Session): SessionDocument {
    return { ...document, taken: this.taken.get(document._id) ?? 0 };
  }
}

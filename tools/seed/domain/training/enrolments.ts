import { type Day, clockTime, instantAt } from '../calendar.js';
import type { DietCode, DietDocument, EnrolmentDocument, EnrolmentState, QualificationDocument } from '../documents.js';
import { dayText } from '../calendar.js';
import { Random } from '../random.js';
import { qualifications } from './catalogue.js';
import type { EnrolmentBook, Session } from './enrolment-book.js';

/** Somebody who works in a museum and goes to trainings. */
export interface Professional {
  readonly personId: string;
  /** From this day on the person can enrol. */
  readonly registeredOn: Day;
}

/** A diet is deleted so many days after the session (P10). */
const dietKeptDays = 30;

const dietCodes: readonly (readonly [codes: readonly DietCode[], weight: number])[] = [
  [['VEGETARIAN'], 30],
  [['LACTOSE_FREE'], 25],
  [['GLUTEN_FREE'], 18],
  [['VEGAN'], 12],
  [['VEGETARIAN', 'LACTOSE_FREE'], 6],
  [['GLUTEN_FREE', 'LACTOSE_FREE'], 5],
  [['NUT_FREE'], 3],
  [['PORK_FREE'], 3],
];

export interface EnrolmentsOptions {
  readonly seed: number;
  readonly today: Day;
  readonly sessions: readonly Session[];
  readonly professionals: readonly Professional[];
  /** How many enrol on a session, on average. */
  readonly meanPerSession: number;
}

/** Enrols the professionals on the sessions, each as often as the others: those who have waited longest come first. */
export function enrolProfessionals(book: EnrolmentBook, options: EnrolmentsOptions): void {
  const { seed, today, sessions, professionals, meanPerSession } = options;
  const queue = new Random(`${seed}/professionals`);
  let waiting: Professional[] = [];
  for (const session of sessions) {
    const random = new Random(`${seed}/enrolments/${session.document._id}`);
    const opensOn = session.enrolUntilDay - 60;
    if (opensOn >= today) continue;
    const mean = session.course.held === 'gathering' ? meanPerSession * 3 : meanPerSession;
    const wanted = Math.round(mean * (0.5 + random.fraction()) * popularity(session, today));
    const later: Professional[] = [];
    for (let count = 0, tries = 0; count < wanted && tries < professionals.length; tries += 1) {
      const professional = waiting.pop();
      if (!professional) {
        waiting = shuffled(queue, professionals);
        continue;
      }
      if (professional.registeredOn >= opensOn || book.has(session, professional.personId)) {
        later.push(professional);
        continue;
      }
      book.add(session, enrolmentOf(random, session, professional.personId, today, book.placesLeft(session)));
      count += 1;
    }
    waiting.push(...later);
  }
}

/** How full a session is by today: one that comes soon nearly, one that comes late hardly. */
function popularity({ firstDay }: Session, today: Day): number {
  if (firstDay < today) return 1;
  return Math.max(0.1, 0.9 - (firstDay - today) / 200);
}

function enrolmentOf(
  random: Random,
  session: Session,
  personId: string,
  today: Day,
  placesLeft: number,
): Omit<EnrolmentDocument, 'sessionId'> {
  const latest = Math.min(session.enrolUntilDay, today - 1);
  const enrolledAt = instantAt(
    random.integer(session.enrolUntilDay - 59, latest),
    random.integer(clockTime(7), clockTime(22)),
  );
  const state = stateOf(random, session, today, placesLeft);
  const completedOn = session.lastDay + (session.course.held === 'online' ? random.integer(0, 20) : 0);
  const completed = state === 'COMPLETED' && completedOn < today;
  return {
    _id: random.uuid(),
    personId,
    state: state === 'COMPLETED' && !completed ? 'ATTENDED' : state,
    enrolledAt,
    completedAt: completed ? instantAt(completedOn, clockTime(session.course.untilHour)) : null,
  };
}

function stateOf(random: Random, session: Session, today: Day, placesLeft: number): EnrolmentState {
  if (random.chance(0.1)) return 'CANCELLED';
  if (session.lastDay >= today) {
    if (placesLeft <= 0) return 'WAITLISTED';
    return session.enrolUntilDay >= today && random.chance(0.06) ? 'REQUESTED' : 'CONFIRMED';
  }
  if (placesLeft <= 0) return 'CANCELLED';
  if (random.chance(0.05)) return 'NO_SHOW';
  return session.course.held !== 'gathering' && random.chance(0.82) ? 'COMPLETED' : 'ATTENDED';
}

/** Diets of those who take part in the sessions that serve food and are not thirty days past. */
export function dietsOf(book: EnrolmentBook, sessions: readonly Session[], seed: number, today: Day): DietDocument[] {
  const serving = new Map(
    sessions
      .filter(({ document, lastDay }) => document.servesFood && lastDay + dietKeptDays >= today)
      .map((session) => [session.document._id, session]),
  );
  return book.enrolments.flatMap(({ _id, personId, sessionId, state }) => {
    const session = serving.get(sessionId);
    if (!session || !['CONFIRMED', 'ATTENDED', 'COMPLETED'].includes(state)) return [];
    const random = new Random(`${seed}/diet/${_id}`);
    return random.chance(0.35) ? [dietOf(random, session, personId, random.weighted(dietCodes))] : [];
  });
}

export function dietOf(random: Random, session: Session, personId: string, codes: readonly DietCode[]): DietDocument {
  const deletedFrom = instantAt(session.lastDay + dietKeptDays, clockTime(session.course.untilHour));
  return { _id: random.uuid(), personId, sessionId: session.document._id, codes, deletedFrom };
}

/** Qualifications of the few professionals who took one. */
export function qualificationsOf(
  professionals: readonly Professional[],
  seed: number,
  today: Day,
): QualificationDocument[] {
  return professionals.flatMap(({ personId, registeredOn }) => {
    const random = new Random(`${seed}/qualification/${personId}`);
    if (!random.chance(0.12) || registeredOn + 200 >= today) return [];
    return [
      qualificationOf(
        random,
        personId,
        random.integer(registeredOn + 200, today - 1),
        random.integer(0, qualifications.length - 1),
      ),
    ];
  });
}

/** @param which its place among the qualifications of the catalogue */
export function qualificationOf(
  random: Random,
  personId: string,
  awardedOn: Day,
  which: number,
): QualificationDocument {
  const name = qualifications[which];
  if (!name) throw new RangeError('no such qualification');
  return { _id: random.uuid(), personId, name, awardedOn: dayText(awardedOn) };
}

function shuffled(random: Random, professionals: readonly Professional[]): Professional[] {
  return professionals
    .map((professional) => ({ professional, order: random.uint32() }))
    .sort((one, other) => one.order - other.order)
    .map(({ professional }) => professional);
}

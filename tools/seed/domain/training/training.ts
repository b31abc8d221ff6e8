import {
  demoCatererId,
  demoPersons,
  demoSessions,
  otherCatererId,
} from '../../../../subgraphs/shared/demo/personas.js';
import { type Day, addMonths, clockTime, instantAt } from '../calendar.js';
import type {
  CourseDocument,
  DietDocument,
  EnrolmentDocument,
  EnrolmentState,
  QualificationDocument,
  SessionDocument,
} from '../documents.js';
import type { History } from '../membership.js';
import { Random } from '../random.js';
import { courses } from './catalogue.js';
import { EnrolmentBook, type Session } from './enrolment-book.js';
import {
  type Professional,
  dietOf,
  dietsOf,
  enrolProfessionals,
  qualificationOf,
  qualificationsOf,
} from './enrolments.js';
import { sessionOf, sessionsOf } from './sessions.js';

/** Everything that training holds. */
export interface TrainingRecords {
  readonly courses: readonly CourseDocument[];
  readonly sessions: readonly SessionDocument[];
  readonly enrolments: readonly EnrolmentDocument[];
  readonly qualifications: readonly QualificationDocument[];
  readonly diets: readonly DietDocument[];
}

export interface TrainingOptions {
  readonly seed: number;
  readonly history: History;
  readonly professionals: readonly Professional[];
  readonly sessionsPerYear: number;
  readonly enrolmentsPerYear: number;
}

/** The trainings of ten years and of the coming months, with the personas among those who take part. */
export function trainingRecordsOf(options: TrainingOptions): TrainingRecords {
  const { seed, history, professionals, sessionsPerYear, enrolmentsPerYear } = options;
  const { from, today } = history;
  const catererIds = [demoCatererId, otherCatererId];
  const fixed = fixedSessions(today);
  const others = sessionsOf({ seed, from, today, sessionsPerYear, catererIds });
  const book = new EnrolmentBook();

  const personas = enrolPersonas(book, fixed, others, today);
  const open = [...others, fixed.lunch, fixed.otherCaterer].sort((one, other) => one.firstDay - other.firstDay);
  enrolProfessionals(book, {
    seed,
    today,
    sessions: open,
    professionals,
    meanPerSession: enrolmentsPerYear / sessionsPerYear,
  });
  const told = new Set(personas.diets.map(({ personId, sessionId }) => `${personId}/${sessionId}`));
  const diets = dietsOf(book, open, seed, today).filter(
    ({ personId, sessionId }) => !told.has(`${personId}/${sessionId}`),
  );
  return {
    courses: courses.map(({ document }) => document),
    sessions: [...others, ...Object.values(fixed)].map((session) => book.sessionDocument(session)),
    enrolments: book.enrolments,
    qualifications: [...personas.qualifications, ...qualificationsOf(professionals, seed, today)],
    diets: [...personas.diets, ...diets],
  };
}

type FixedSessions = Readonly<Record<keyof typeof demoSessions, Session>>;

/** The coming sessions that examples refer to. */
function fixedSessions(today: Day): FixedSessions {
  const make = (name: keyof typeof demoSessions, code: string, catererId: string | null): Session => {
    const course = courses.find(({ document }) => document.code === code);
    if (!course) throw new RangeError('no such course');
    const { id, inDays, capacity } = demoSessions[name];
    const catererIds = catererId === null ? [] : [catererId];
    return sessionOf(new Random(`fixed/${name}`), course, today + inDays, {
      id,
      capacity,
      servesFood: catererId !== null,
      catererIds,
    });
  };
  return {
    tenPlaces: make('tenPlaces', 'LUETTELOINTI', null),
    lunch: make('lunch', 'FASILITOINTI', demoCatererId),
    otherCaterer: make('otherCaterer', 'YLEISOTYO', otherCatererId),
    full: make('full', 'MUSEOVALOKUVAUS', null),
  };
}

/** The personas' own trainings: `person` in most states, `former-person` long ago. */
function enrolPersonas(
  book: EnrolmentBook,
  fixed: FixedSessions,
  others: readonly Session[],
  today: Day,
): { readonly diets: DietDocument[]; readonly qualifications: QualificationDocument[] } {
  const random = new Random('persona/training');
  const person = demoPersons.person.personId;
  const other = demoPersons['other-person'].personId;
  const former = demoPersons['former-person'].personId;
  const enrol = (session: Session | undefined, personId: string, state: EnrolmentState): void => {
    if (!session) return;
    const enrolledOn = Math.min(session.enrolUntilDay - 1, today - 3);
    book.add(session, {
      _id: random.uuid(),
      personId,
      state,
      enrolledAt: instantAt(enrolledOn, random.integer(clockTime(8), clockTime(20))),
      completedAt: state === 'COMPLETED' ? session.document.endsAt : null,
    });
  };
  const past = (months: number): Session | undefined =>
    others.findLast(({ lastDay, course }) => lastDay < addMonths(today, -months) && course.held !== 'gathering');

  enrol(fixed.full, other, 'CONFIRMED');
  enrol(fixed.full, person, 'WAITLISTED');
  enrol(fixed.lunch, person, 'CONFIRMED');
  enrol(fixed.otherCaterer, other, 'CONFIRMED');
  enrol(past(2), person, 'COMPLETED');
  enrol(past(14), person, 'CANCELLED');
  enrol(past(26), person, 'NO_SHOW');
  enrol(past(38), person, 'COMPLETED');
  enrol(
    others.findLast(({ lastDay, course }) => lastDay < today - 30 && course.held === 'gathering'),
    person,
    'ATTENDED',
  );
  enrol(past(9), other, 'COMPLETED');
  enrol(past(64), former, 'COMPLETED');
  return {
    diets: [
      dietOf(random, fixed.lunch, person, ['VEGETARIAN', 'LACTOSE_FREE']),
      dietOf(random, fixed.otherCaterer, other, ['GLUTEN_FREE']),
    ],
    qualifications: [qualificationOf(random, person, addMonths(today, -17), 0)],
  };
}

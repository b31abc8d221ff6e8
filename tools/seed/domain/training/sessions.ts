import { type Day, clockTime, dayFromText, instantAt, monthOf, weekdayOf, yearOf } from '../calendar.js';
import { Random } from '../random.js';
import { type Course, courses } from './catalogue.js';
import type { Session } from './enrolment-book.js';

const cities: readonly (readonly [city: string, weight: number])[] = [
  ['Helsinki', 5],
  ['Tampere', 3],
  ['Turku', 2],
  ['Oulu', 1],
  ['Jyväskylä', 1],
];
const daysToEnrolBefore = 14;
/** So far ahead sessions are announced. */
const daysAhead = 270;

export interface SessionsOptions {
  readonly seed: number;
  /** The first day of the history. */
  readonly from: Day;
  /** The first day that has not happened yet. */
  readonly today: Day;
  readonly sessionsPerYear: number;
  /** Who may cater, drawn for each session that serves food. */
  readonly catererIds: readonly string[];
}

/** The sessions of ten years and of the coming months, none in July or at Christmas, with Museopäivät every May. Oldest first. */
export function sessionsOf({ seed, from, today, sessionsPerYear, catererIds }: SessionsOptions): Session[] {
  const sessions: Session[] = [];
  const weights = courses.map((course) => [course, course.weight] as const);
  const step = 365 / sessionsPerYear;
  const count = Math.floor((today + daysAhead - from) / step);
  for (let index = 0; index < count; index += 1) {
    const random = new Random(`${seed}/session/${index}`);
    const day = workingDay(from + Math.floor((index + random.fraction()) * step));
    sessions.push(sessionOf(random, random.weighted(weights), day, { catererIds }));
  }
  const gathering = courses.find(({ held }) => held === 'gathering');
  for (let year = yearOf(from) + 1; gathering && year <= yearOf(today + daysAhead); year += 1) {
    const random = new Random(`${seed}/gathering/${year}`);
    const day = workingDay(dayFromText(`${year}-05-${random.integer(12, 22)}`));
    if (day <= today + daysAhead) sessions.push(sessionOf(random, gathering, day, { catererIds }));
  }
  return sessions.sort((one, other) => one.firstDay - other.firstDay);
}

export interface SessionDetails {
  readonly catererIds: readonly string[];
  readonly id?: string;
  readonly capacity?: number;
  readonly servesFood?: boolean;
}

/** One session of a course that begins on a day. */
export function sessionOf(random: Random, course: Course, firstDay: Day, details: SessionDetails): Session {
  const id = random.uuid();
  const lastDay = firstDay + course.days - 1;
  const enrolUntilDay = firstDay - daysToEnrolBefore;
  const servesFood = details.servesFood ?? (course.held !== 'online' && random.chance(0.75));
  return {
    course,
    firstDay,
    lastDay,
    enrolUntilDay,
    document: {
      _id: details.id ?? id,
      courseId: course.document._id,
      startsAt: instantAt(firstDay, clockTime(course.fromHour)),
      endsAt: instantAt(lastDay, clockTime(course.untilHour)),
      place: course.held === 'online' ? 'online' : random.weighted(cities),
      capacity: details.capacity ?? random.integer(...course.capacity),
      price: course.priceCents,
      enrolUntil: instantAt(enrolUntilDay, clockTime(23, 59)),
      servesFood,
      catererId: servesFood ? random.pick(details.catererIds) : null,
    },
  };
}

/** The day itself, or the next on which trainings are held: Monday to Friday, not in July, not around Christmas. */
function workingDay(day: Day): Day {
  if (monthOf(day) === 7) return workingDay(dayFromText(`${yearOf(day)}-08-17`));
  if (monthOf(day) === 12 && day > dayFromText(`${yearOf(day)}-12-14`))
    return workingDay(dayFromText(`${yearOf(day) + 1}-01-12`));
  return weekdayOf(day) > 5 ? workingDay(day + 1) : day;
}

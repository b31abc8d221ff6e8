import { Temporal } from 'temporal-polyfill';

/**
 * The calendar of the register: a day, a month and a year are those of Europe/Helsinki, whatever zone the machine is in. Instants are UTC `Date`s; days
 * are ISO 8601 strings such as `2026-11-25`, which compare as text in the order of time. No day is assumed to have 24 hours.
 */
const zone = 'Europe/Helsinki';

/** The day that was asked for last, from its first instant until that of the next day, in epoch milliseconds: nearly always today is asked for. */
let lastDay = { day: '', from: 0, until: 0 };

/** The Helsinki day on which an instant falls. */
export function helsinkiDay(instant: Date): string {
  const time = instant.getTime();
  if (time >= lastDay.from && time < lastDay.until) return lastDay.day;
  const date = zoned(instant).toPlainDate();
  lastDay = {
    day: date.toString(),
    from: date.toZonedDateTime(zone).epochMilliseconds,
    until: date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  };
  return lastDay.day;
}

/** The Helsinki calendar year in which an instant falls. */
export function helsinkiYear(instant: Date): number {
  return zoned(instant).year;
}

/**
 * The first instant of a Helsinki day. A day begins after the clock's jump where midnight itself is skipped.
 * @throws RangeError when `day` is no day of the calendar
 */
export function startOfDay(day: string): Date {
  return new Date(plainDay(day).toZonedDateTime(zone).epochMilliseconds);
}

/**
 * The first instant of a Helsinki calendar year.
 * @param year such as 2027
 * @throws RangeError when there is no such year
 */
export function startOfYear(year: number): Date {
  return new Date(new Temporal.PlainDate(year, 1, 1).toZonedDateTime(zone).epochMilliseconds);
}

/**
 * The day a number of months later, or earlier for a negative number: the same day number, or the month's last day where it has no such day.
 * @throws RangeError when `day` is no day of the calendar
 */
export function addMonths(day: string, months: number): string {
  return plainDay(day).add({ months }).toString();
}

/**
 * The day a number of days later, or earlier for a negative number.
 * @throws RangeError when `day` is no day of the calendar
 */
export function addDays(day: string, days: number): string {
  return plainDay(day).add({ days }).toString();
}

/**
 * The last day of a period of months that begins on a day: the day before the same day number; where the month has no such day, its last day. Twelve
 * months from 15.3.2026 end on 14.3.2027, from 29.2.2028 on 28.2.2029.
 * @throws RangeError when `firstDay` is no day of the calendar
 */
export function lastDayOfMonths(firstDay: string, months: number): string {
  const first = plainDay(firstDay);
  const same = first.add({ months });
  return (same.day === first.day ? same.subtract({ days: 1 }) : same).toString();
}

/**
 * Is this a day of the calendar, written as `2026-11-25`? No 30 February, no 29 February in a common year. Counted, because a list of visits asks it of
 * each, and a date made for the purpose costs more.
 */
export function isDay(text: string): boolean {
  if (!dayForm.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return day >= 1 && day <= daysOf(year, month);
}

/** How many days a month has; none when there is no such month. */
function daysOf(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Temporal alone would also take a time or a calendar after the day. */
function plainDay(day: string): Temporal.PlainDate {
  if (!dayForm.test(day)) throw new RangeError('A day is written YYYY-MM-DD.');
  return Temporal.PlainDate.from(day);
}

function zoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

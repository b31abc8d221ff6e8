import { Temporal } from 'temporal-polyfill';
import * as helsinki from '../../../subgraphs/shared/helsinki.js';

/**
 * A calendar day in Europe/Helsinki as a number: days since 1970-01-01. Two million visits are placed on days: numbers are compared and added
 * a hundred times faster than calendar objects.
 */
export type Day = number;

const zone = 'Europe/Helsinki';
const millisecondsInUtcDay = 86_400_000;

/** The Helsinki day in which an instant falls. */
export function dayOf(instant: Date): Day {
  return dayFromText(helsinki.helsinkiDay(instant));
}

/** @param text `YYYY-MM-DD` */
export function dayFromText(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / millisecondsInUtcDay;
}

const texts = new Map<Day, string>();

/** @returns `YYYY-MM-DD` */
export function dayText(day: Day): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * millisecondsInUtcDay).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}

export function yearOf(day: Day): number {
  return Number(dayText(day).slice(0, 4));
}

/** 1 to 12. */
export function monthOf(day: Day): number {
  return Number(dayText(day).slice(5, 7));
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same day of a later or earlier month; the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  return dayFromText(helsinki.addMonths(dayText(day), months));
}

const lastDays = new Map<number, Map<Day, Day>>();

/** The last day of so many months that begin on a day. */
export function lastDayOfMonths(from: Day, months: number): Day {
  let known = lastDays.get(months);
  if (!known) lastDays.set(months, (known = new Map<Day, Day>()));
  let last = known.get(from);
  if (last === undefined) {
    last = dayFromText(helsinki.lastDayOfMonths(dayText(from), months));
    known.set(from, last);
  }
  return last;
}

const offsets = new Map<Day, number>();

/**
 * The instant of a time of a Helsinki day. The zone's offset is taken at noon, so that the times before four in the morning on the two days of a year
 * when the clocks change are an hour off: nothing here happens at night.
 * @param secondOfDay seconds since midnight, as the wall clock shows
 */
export function instantAt(day: Day, secondOfDay: number): Date {
  let offset = offsets.get(day);
  if (offset === undefined) {
    const noon = Temporal.PlainDate.from(dayText(day)).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
    offset = noon.offsetNanoseconds / 1_000_000;
    offsets.set(day, offset);
  }
  return new Date(day * millisecondsInUtcDay + secondOfDay * 1000 - offset);
}

/** The seconds since midnight of a time of the day. */
export function clockTime(hours: number, minutes = 0): number {
  return (hours * 60 + minutes) * 60;
}

import { type Day, addMonths, dayFromText, weekdayOf, yearOf } from './calendar.js';

/** Public holidays of Finland that have a date of their own. Eves are working days in law (Regulation 1182/71). */
const fixedHolidays = ['01-01', '01-06', '05-01', '12-06', '12-25', '12-26'];
/** Good Friday, Easter Monday and Ascension Day, in days from Easter Sunday; the others fall on weekends. */
const easterHolidays = [-2, 1, 39];

/**
 * The statutory day of an answer: one month from the receipt, the month's last day where it has no such day, moved on from a weekend or a
 * public holiday (GDPR Article 12(3), Regulation 1182/71 Article 3).
 */
export function dueDay(receivedOn: Day): Day {
  let day = addMonths(receivedOn, 1);
  while (weekdayOf(day) > 5 || isPublicHoliday(day)) day += 1;
  return day;
}

function isPublicHoliday(day: Day): boolean {
  const year = yearOf(day);
  const easter = easterSunday(year);
  return (
    fixedHolidays.some((holiday) => dayFromText(`${year}-${holiday}`) === day) ||
    easterHolidays.some((distance) => easter + distance === day)
  );
}

/** The Gregorian computus of Meeus, Jones and Butcher. */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = Math.floor(f / 31);
  return dayFromText(`${year}-${String(month).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`);
}

import { clockTime, dayFromText, dayOf, dayText, instantAt, lastDayOfMonths, weekdayOf } from './calendar.js';
import { settlementPeriodStart } from './visits.js';

describe('days of Europe/Helsinki as numbers', () => {
  it('know the day of an instant around midnight', () => {
    expect(dayText(dayOf(new Date('2021-12-31T21:59:59Z')))).toBe('2021-12-31');
    expect(dayText(dayOf(new Date('2021-12-31T22:00:00Z')))).toBe('2022-01-01');
  });

  it('know the instant of a time of the day, in winter, in summer and on the days when the clocks change', () => {
    const noon = (day: string) => instantAt(dayFromText(day), clockTime(12)).toISOString();
    expect(noon('2026-01-15')).toBe('2026-01-15T10:00:00.000Z');
    expect(noon('2026-07-15')).toBe('2026-07-15T09:00:00.000Z');
    expect(noon('2026-03-29')).toBe('2026-03-29T09:00:00.000Z');
    expect(noon('2026-10-25')).toBe('2026-10-25T10:00:00.000Z');
  });

  it('end twelve months on the day before the same date', () => {
    expect(dayText(lastDayOfMonths(dayFromText('2026-03-15'), 12))).toBe('2027-03-14');
    expect(dayText(lastDayOfMonths(dayFromText('2028-02-29'), 12))).toBe('2029-02-28');
  });

  it('know their weekday', () => {
    expect(weekdayOf(dayFromText('2026-11-25'))).toBe(3);
    expect(weekdayOf(dayFromText('1970-01-01'))).toBe(4);
    expect(weekdayOf(dayFromText('2026-11-29'))).toBe(7);
  });

  it.each([
    ['2026-01-01', '2026-01-01'],
    ['2026-04-30', '2026-01-01'],
    ['2026-05-01', '2026-05-01'],
    ['2026-12-31', '2026-09-01'],
  ])('%s lies in the settlement period that began on %s', (day, start) => {
    expect(dayText(settlementPeriodStart(dayFromText(day)))).toBe(start);
  });
});

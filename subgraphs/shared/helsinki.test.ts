import {
  addDays,
  addMonths,
  helsinkiDay,
  helsinkiYear,
  isDay,
  lastDayOfMonths,
  startOfDay,
  startOfYear,
} from './helsinki.js';

describe('the day of an instant', () => {
  it.each([
    ['in winter turns at 22:00 UTC', '2026-11-24T21:59:59.999Z', '2026-11-24'],
    ['in winter turns at 22:00 UTC', '2026-11-24T22:00:00.000Z', '2026-11-25'],
    ['in summer turns at 21:00 UTC', '2026-07-14T20:59:59.999Z', '2026-07-14'],
    ['in summer turns at 21:00 UTC', '2026-07-14T21:00:00.000Z', '2026-07-15'],
    ['is a leap day in Helsinki while it is the day before in UTC', '2028-02-28T22:00:00.000Z', '2028-02-29'],
    ['holds the 23 hours of the day on which summer time begins', '2026-03-29T20:59:59.999Z', '2026-03-29'],
    ['holds the 25 hours of the day on which summer time ends', '2026-10-25T21:59:59.999Z', '2026-10-25'],
  ])('%s: %s', (_, instant, day) => {
    expect(helsinkiDay(new Date(instant))).toBe(day);
  });

  it('is found whatever day was asked for before', () => {
    const instants = ['2026-11-25T21:59:59.999Z', '2026-11-25T22:00:00.000Z', '2026-11-25T21:59:59.999Z'];
    expect(instants.map((instant) => helsinkiDay(new Date(instant)))).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-25',
    ]);
  });

  it('of no instant is refused, also after a day was found', () => {
    expect(helsinkiDay(new Date('2026-11-25T12:00:00.000Z'))).toBe('2026-11-25');
    expect(() => helsinkiDay(new Date('no instant'))).toThrow(RangeError);
  });
});

describe('the year of an instant', () => {
  it.each([
    ['2021-12-31T21:30:00.000Z', 2021],
    ['2021-12-31T22:30:00.000Z', 2022],
  ])('is the one in Helsinki, also where UTC is still in the old one (P24): %s', (instant, year) => {
    expect(helsinkiYear(new Date(instant))).toBe(year);
  });
});

describe('the start of a day and of a year', () => {
  it.each([
    ['2027-01-01', '2026-12-31T22:00:00.000Z'],
    ['2026-07-15', '2026-07-14T21:00:00.000Z'],
    ['2026-03-29', '2026-03-28T22:00:00.000Z'],
    ['2026-03-30', '2026-03-29T21:00:00.000Z'],
    ['2026-10-25', '2026-10-24T21:00:00.000Z'],
    ['2026-10-26', '2026-10-25T22:00:00.000Z'],
  ])('is midnight in Helsinki: %s', (day, instant) => {
    expect(startOfDay(day).toISOString()).toBe(instant);
    expect(helsinkiDay(startOfDay(day))).toBe(day);
  });

  it('of 2027 is 31.12.2026 22:00 UTC (P24)', () => {
    expect(startOfYear(2027).toISOString()).toBe('2026-12-31T22:00:00.000Z');
  });
});

describe('counting in the calendar', () => {
  it.each([
    ['2026-03-15', 12, '2027-03-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-25', 60, '2031-11-25'],
  ])('of months keeps the day number or takes the last day of the month: %s and %i months', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });

  it('of days passes over leap days and the ends of years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  it.each([
    ['2026-03-15', '2027-03-14'],
    ['2028-02-28', '2029-02-27'],
    ['2028-02-29', '2029-02-28'],
    ['2028-03-01', '2029-02-28'],
    ['2027-02-28', '2028-02-27'],
    ['2027-03-01', '2028-02-29'],
    ['2026-01-01', '2026-12-31'],
  ])('twelve months from %s end on %s', (first, last) => {
    expect(lastDayOfMonths(first, 12)).toBe(last);
  });
});

describe('text that is no day', () => {
  it.each(['2027-02-29', '2026-13-01', '2026-1-5', '2026-11-25T00:00', '+002026-11-25', ''])(
    'is refused: %p',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => startOfDay(text)).toThrow(RangeError);
    },
  );

  it('is told from a day, of leap years and of years that are none', () => {
    expect(['2028-02-29', '2000-02-29', '2026-12-31', '2026-04-30'].filter(isDay)).toHaveLength(4);
    expect(['2027-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-01-00'].filter(isDay)).toEqual([]);
  });
});

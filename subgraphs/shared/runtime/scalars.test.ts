import { parseValue as parseLiteralText } from 'graphql';
import { scalarResolvers } from './scalars.js';

const { DateTime, Date: Day, Cents } = scalarResolvers;

describe('DateTime', () => {
  it('is written in UTC with milliseconds', () => {
    expect(DateTime.serialize(new Date('2026-11-25T08:30:00Z'))).toBe('2026-11-25T08:30:00.000Z');
  });

  it.each([
    ['2026-11-25T08:30:00.000Z', '2026-11-25T08:30:00.000Z'],
    ['2026-11-25T10:30:00+02:00', '2026-11-25T08:30:00.000Z'],
    ['2021-12-31T23:30:00.5+02:00', '2021-12-31T21:30:00.500Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2026-11-25T08:30:00.123456Z', '2026-11-25T08:30:00.123Z'],
    ['2026-12-31T21:59:59.999999999Z', '2026-12-31T21:59:59.999Z'],
    ['2026-11-25t08:30:00z', '2026-11-25T08:30:00.000Z'],
    ['2026-11-25t10:30:00.1234+02:00', '2026-11-25T08:30:00.123Z'],
  ])('reads %s with its offset', (text, instant) => {
    expect(DateTime.parseValue(text)).toEqual(new Date(instant));
    expect(DateTime.parseLiteral(parseLiteralText(JSON.stringify(text)), {})).toEqual(new Date(instant));
  });

  it.each([
    ['no offset', '2026-11-25T08:30:00'],
    ['a day alone', '2026-11-25'],
    ['30 February', '2026-02-30T08:30:00Z'],
    ['29 February of a common year', '2027-02-29T08:30:00Z'],
    ['hour 24', '2026-11-25T24:00:00Z'],
    ['an offset that no place has', '2026-11-25T08:30:00+23:00'],
    ['ten digits of a second', '2026-11-25T08:30:00.1234567890Z'],
    ['a point with nothing behind it', '2026-11-25T08:30:00.Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['a line behind it', '2026-11-25T08:30:00Z\n'],
    ['words', 'yesterday'],
    ['a number', 1_795_595_400_000],
    ['nothing', ''],
  ])('refuses %s', (_what, value) => {
    expect(() => DateTime.parseValue(value)).toThrow('DateTime expects an instant with its offset');
  });
});

describe('Date', () => {
  it.each(['2026-11-25', '2028-02-29', '2000-02-29', '2026-12-31'])('reads and writes %s', (day) => {
    expect(Day.parseValue(day)).toBe(day);
    expect(Day.serialize(day)).toBe(day);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '2026-1-1',
    '2026-11-25T00:00:00Z',
    '25.11.2026',
    20261125,
  ])('refuses %s, which is no day of the calendar', (value) => {
    expect(() => Day.parseValue(value)).toThrow('Date expects a day of the calendar');
  });
});

describe('Cents', () => {
  it('is larger than the Int of GraphQL, as a year of card sales is', () => {
    expect(Cents.parseValue(3_000_000_000)).toBe(3_000_000_000);
    expect(Cents.parseLiteral(parseLiteralText('3000000000'), {})).toBe(3_000_000_000);
    expect(Cents.serialize(-380)).toBe(-380);
  });

  it.each([73.5, '7300', 2 ** 53, Number.NaN, true])('refuses %s, which is no whole number of cents', (value) => {
    expect(() => Cents.parseValue(value)).toThrow('Cents expects whole euro cents');
  });

  it.each(['73.5', '"7300"', 'true', '[7300]'])('refuses the literal %s', (literal) => {
    expect(() => Cents.parseLiteral(parseLiteralText(literal), {})).toThrow('Cents expects whole euro cents');
  });
});

describe('every scalar', () => {
  it.each(Object.values(scalarResolvers))('%s refuses with a code and without repeating the value', (scalar) => {
    const refusal = refusalOf(() => scalar.parseValue('aino@example.fi'));

    expect(refusal).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(String(refusal)).not.toContain('aino');
  });

  it.each(Object.values(scalarResolvers))('%s never writes a broken stored value', (scalar) => {
    expect(() => scalar.serialize('aino@example.fi')).toThrow(/^a stored value is no \w+$/);
  });
});

function refusalOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('was not refused');
}

import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isDay } from '../helsinki.js';

/**
 * The scalars of the register. What a client sends is either understood exactly or refused as BAD_USER_INPUT; the refusal says what is expected and
 * never repeats the value, which may be personal data.
 */
export const scalarResolvers = {
  DateTime: scalar({
    name: 'DateTime',
    expects: 'an instant with its offset, such as 2026-11-25T08:30:00.000Z',
    parse: (value) => (typeof value === 'string' ? parseInstant(value) : null),
    serialize: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : null),
  }),
  Date: scalar({
    name: 'Date',
    expects: 'a day of the calendar, such as 2026-11-25',
    parse: dayOrNull,
    serialize: dayOrNull,
  }),
  Cents: scalar({
    name: 'Cents',
    expects: 'whole euro cents, such as 7300',
    parse: (value) => (isCents(value) ? value : null),
    serialize: (value) => (isCents(value) ? value : null),
  }),
};

interface ScalarOptions<Internal, External> {
  readonly name: string;
  readonly expects: string;
  /** What a client's value means; null when it means nothing. */
  readonly parse: (value: unknown) => Internal | null;
  /** How a stored value is written; null when it cannot be. */
  readonly serialize: (value: unknown) => External | null;
}

function scalar<Internal, External>({
  name,
  expects,
  parse,
  serialize,
}: ScalarOptions<Internal, External>): GraphQLScalarType<Internal, External> {
  const parseValue = (value: unknown): Internal => {
    const parsed = parse(value);
    if (parsed !== null) return parsed;
    throw new GraphQLError(`${name} expects ${expects}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<Internal, External>({
    name,
    parseValue,
    parseLiteral: (node) => {
      if (node.kind === Kind.STRING) return parseValue(node.value);
      return parseValue(node.kind === Kind.INT ? Number(node.value) : null);
    },
    serialize: (value) => {
      const written = serialize(value);
      if (written !== null) return written;
      // A defect of ours: masked and logged, so that no broken value leaves.
      throw new TypeError(`a stored value is no ${name}`);
    },
  });
}

/**
 * RFC 3339, 5.6: seconds, an offset, a fraction of up to nine digits, `T` and `Z` in either case. No leap second, which no JavaScript instant can hold, and
 * no offset beyond fourteen hours, which no place has.
 */
const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/i;

/** What is finer than a millisecond is cut off, not rounded: a rounded instant could be one of the next day. */
function parseInstant(value: string): Date | null {
  const [, day, time, fraction = '', offset] = instantPattern.exec(value) ?? [];
  if (day === undefined || time === undefined || offset === undefined || !isDay(day)) return null;
  return new Date(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${offset.toUpperCase()}`);
}

function dayOrNull(value: unknown): string | null {
  return typeof value === 'string' && isDay(value) ? value : null;
}

function isCents(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

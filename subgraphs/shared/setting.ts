import { z } from 'zod';

/**
 * The kinds of settings. Each says in plain words what it has to be, and `readEnvironment` makes a sentence of that: whoever starts a service reads it in
 * a terminal, and does not know the library that found the mistake.
 */

/** A whole number in digits alone: no sign, no point, no exponent, no blank. */
export function wholeNumber(from: number, to: number) {
  const expected = `a whole number from ${from} to ${to}`;
  return z
    .string({ error: expected })
    .regex(/^(?:0|[1-9]\d{0,14})$/, expected)
    .transform(Number)
    .refine((number) => number >= from && number <= to, expected);
}

/** A port to listen on; 0 takes a free one. */
export const port = wholeNumber(0, 65_535);

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly [Word, ...Word[]]) {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}

/** How much is logged. */
export const logLevel = oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent']);

/** A text of a given form. @param expected in words, such as `a month and a day, MM-DD` */
export function text(form: RegExp, expected: string) {
  return z.string({ error: expected }).regex(form, expected);
}

/** Where MongoDB is. */
export const mongoAddress = text(/^mongodb(\+srv)?:\/\//, 'a mongodb:// or mongodb+srv:// address');

/** An address that is reached by HTTP. */
export const httpAddress = z.url({ protocol: /^https?$/, error: 'an http:// or https:// address' });

/** A key in PEM. @param label such as `PRIVATE KEY` */
export function pem(label: string) {
  return text(new RegExp(`^-----BEGIN ${label}-----`), `a key in PEM that begins with -----BEGIN ${label}-----`);
}

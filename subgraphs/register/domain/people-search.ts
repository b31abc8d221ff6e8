import { phoneNumberOf } from './contact-values.js';

/** What somebody at the desk searches for, read from the one box of the staff search. All text NFC. */
export type PeopleSearch =
  | { readonly kind: 'EMAIL'; readonly emailKey: string }
  /** Twelve digits: a customer number or the number of a card; `phone` is the telephone number (E.164) that they can be too, such as 358401234567. */
  | { readonly kind: 'NUMBER'; readonly number: string; readonly phone: string | null }
  /** E.164. */
  | { readonly kind: 'PHONE'; readonly phone: string }
  /**
   * The ways in which the words can be a name: `von wr` is the family name “von Wr…”, the family name “von…” with the given name “Wr…”, and the given
   * name “von…” with the family name “Wr…”.
   */
  | { readonly kind: 'NAME'; readonly readings: readonly NameReading[] }
  | { readonly kind: 'UNUSABLE'; readonly reason: 'TOO_SHORT' | 'TOO_LONG' | 'NO_SUCH_NUMBER' | 'NO_LETTERS' };

/** The beginning of a family name, and of a given name where one was said. */
export interface NameReading {
  readonly family: string;
  readonly given: string | null;
}

const leastLetters = 2;
const mostCharacters = 100;
/** Each place more at which the words may part is two readings more, and a reading is a range of the index. */
const mostPartings = 3;
/** A number as people write one: digits, with what they group them by. */
const number = /^\+?[\d ()./-]*\d[\d ()./-]*$/;

/** The key under which an e-mail address is found: addresses that differ in case alone are one in practice. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** Text as it is compared and as a page of results names it: NFC, single spaces, none at the ends. */
export function normalisedSearch(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** Reads the box: an e-mail address, a number and a telephone number find exactly, anything else is the beginning of a name. */
export function readSearch(text: string): PeopleSearch {
  const search = normalisedSearch(text);
  if (search.length > mostCharacters) return { kind: 'UNUSABLE', reason: 'TOO_LONG' };
  if (search.includes('@')) return { kind: 'EMAIL', emailKey: emailKeyOf(search) };
  return number.test(search) ? readNumber(search) : readName(search);
}

function readNumber(search: string): PeopleSearch {
  const digits = search.replaceAll(' ', '');
  const phone = phoneNumberOf(search);
  if (/^\d{12}$/.test(digits)) return { kind: 'NUMBER', number: digits, phone };
  return phone === null ? { kind: 'UNUSABLE', reason: 'NO_SUCH_NUMBER' } : { kind: 'PHONE', phone };
}

function readName(search: string): PeopleSearch {
  // A comma says where the family name ends: `von Wright, Ma`.
  const [beforeComma = '', ...afterComma] = search.split(',').map((part) => part.trim());
  const readings =
    afterComma.length > 0
      ? [{ family: beforeComma, given: afterComma.join(' ').trim() || null }]
      : readingsOf(beforeComma.split(' '));
  const usable = readings.filter(({ family }) => letters(family) >= leastLetters);
  if (usable.length > 0) return { kind: 'NAME', readings: usable };
  return { kind: 'UNUSABLE', reason: letters(search) === 0 ? 'NO_LETTERS' : 'TOO_SHORT' };
}

/** One family name; or a family name and a given name, parted after any word, in either order: people say `Maija Mallikas`, registers the reverse. */
function readingsOf(words: readonly string[]): readonly NameReading[] {
  const whole: NameReading = { family: words.join(' '), given: null };
  const parted = words.slice(1, mostPartings + 1).flatMap((_word, index): NameReading[] => [
    { family: words.slice(0, index + 1).join(' '), given: words.slice(index + 1).join(' ') },
    // From the end: what is left before a family name of one to three words are the given names, however many.
    { family: words.slice(-index - 1).join(' '), given: words.slice(0, -index - 1).join(' ') },
  ]);
  return [whole, ...parted];
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** What somebody at the desk searches for, read from the one box of the staff search. All text NFC. */
export type PeopleSearch =
  | { readonly kind: 'EMAIL'; readonly emailKey: string }
  /** Twelve digits: a customer number or the number of a card. */
  | { readonly kind: 'NUMBER'; readonly number: string }
  /** The ways in which the words can be a name: `von wr` is the family name “von Wr…”, and the family name “von…” with the given name “Wr…”. */
  | { readonly kind: 'NAME'; readonly readings: readonly NameReading[] }
  | { readonly kind: 'UNUSABLE'; readonly reason: 'TOO_SHORT' | 'TOO_LONG' | 'NO_TWELVE_DIGITS' | 'NO_LETTERS' };

/** The beginning of a family name, and of a given name where one was said. */
export interface NameReading {
  readonly family: string;
  readonly given: string | null;
}

const leastLetters = 2;
const mostCharacters = 100;
/** Each word more is a reading more, and a reading is a range of the index. */
const mostWords = 4;

/** The key under which an e-mail address is found: addresses that differ in case alone are one in practice. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** Text as it is compared and as a page of results names it: NFC, single spaces, none at the ends. */
export function normalisedSearch(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** Reads the box: an e-mail address and a number find exactly, anything else is the beginning of a name. */
export function readSearch(text: string): PeopleSearch {
  const search = normalisedSearch(text);
  if (search.length > mostCharacters) return { kind: 'UNUSABLE', reason: 'TOO_LONG' };
  if (search.includes('@')) return { kind: 'EMAIL', emailKey: emailKeyOf(search) };
  if (/^[\d ]+$/.test(search)) {
    const number = search.replaceAll(' ', '');
    return number.length === 12 ? { kind: 'NUMBER', number } : { kind: 'UNUSABLE', reason: 'NO_TWELVE_DIGITS' };
  }
  return readName(search);
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

function readingsOf(words: readonly string[]): readonly NameReading[] {
  const whole: NameReading = { family: words.join(' '), given: null };
  const splits = words.slice(0, mostWords - 1).flatMap((_word, index): NameReading[] => {
    const given = words.slice(index + 1).join(' ');
    return given === '' ? [] : [{ family: words.slice(0, index + 1).join(' '), given }];
  });
  return [whole, ...splits];
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

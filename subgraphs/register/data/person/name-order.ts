import type { NameReading } from '../../domain/people-search.js';
import type { PersonDocument } from './person.model.js';

/**
 * How names compare: by the Finnish alphabet, in which å, ä and ö are letters of their own at its end; case, and the accents of é and the like, make
 * no difference. The index `by-name` has the same collation: with another one it would not be used.
 */
export const nameCollation = { locale: 'fi', strength: 1 } as const;

/** The order of a search by name: family name, given name, and the id, which alone tells namesakes apart. */
export const nameOrder = { 'name.family': 1, 'name.given': 1, _id: 1 } as const;

/** Comes after every letter in every collation: `virt` to `virt\uffff` is all that begins with `virt`. */
const afterAllLetters = '\uffff';

/** Where somebody stands in that order. */
export type NamePosition = Pick<PersonDocument, '_id' | 'name'>;

/** Ranges of the index, one or three for each reading of the searched name; the server merges them in the order of the index. */
export function nameFilter(readings: readonly NameReading[], after: NamePosition | null): object {
  return { $or: readings.flatMap((reading) => rangesOf(reading, after)) };
}

/** Finds one person, at their place in the index, and only if the search finds them. */
export function nameFilterAt(readings: readonly NameReading[], { _id, name }: NamePosition): object {
  return { $and: [nameFilter(readings, null), { 'name.family': name.family, 'name.given': name.given, _id }] };
}

function rangesOf({ family, given }: NameReading, after: NamePosition | null): readonly object[] {
  const familyRange = beginningWith(family);
  const givenRange = given === null ? {} : beginningWith(given);
  if (after === null) {
    return [{ 'name.family': familyRange, ...(given !== null && { 'name.given': givenRange }) }];
  }
  // What comes after (family, given, id): a later family name; or the same and a later given name; or both the same and a later id.
  const { _id: lastId, name: last } = after;
  return [
    { 'name.family': { ...familyRange, $gt: last.family }, ...(given !== null && { 'name.given': givenRange }) },
    { 'name.family': { ...familyRange, $eq: last.family }, 'name.given': { ...givenRange, $gt: last.given } },
    {
      'name.family': { ...familyRange, $eq: last.family },
      'name.given': { ...givenRange, $eq: last.given },
      _id: { $gt: lastId },
    },
  ];
}

function beginningWith(prefix: string): { readonly $gte: string; readonly $lt: string } {
  return { $gte: prefix, $lt: `${prefix}${afterAllLetters}` };
}

import { type Day, yearOf } from './calendar.js';
import type { Language, PersonDocument } from './documents.js';
import { namesByLanguage } from './names.js';
import { abroad, capitalRegion, elsewhere, streets, type Town } from './places.js';
import type { Random } from './random.js';

/** Who somebody is and how they are reached; when they were registered follows from what they did. */
export type Identity = Omit<PersonDocument, '_id' | 'customerNumber' | 'registeredAt' | 'provenance' | 'version'>;

/** Reserved for examples (RFC 2606): mail to them reaches nobody. */
const mailDomains = ['example.com', 'example.net', 'example.org'] as const;

/** The largest serial number that a telephone number can be made of. */
const phoneNumbers = 10_000_000;

/**
 * A synthetic person: common names drawn apart from each other, an address on a street that does not exist, mail and telephone that reach nobody.
 * @param serial a number of the person's own, for the e-mail address and the telephone number
 * @param today for the age; a child of this decade when `child` is set
 */
export function identityOf(random: Random, serial: number, today: Day, { child = false } = {}): Identity {
  const language = random.weighted<Language>([
    ['FI', 90],
    ['SV', 7],
    ['EN', 3],
  ]);
  const names = namesByLanguage[language];
  const given = random.pick(random.chance(2 / 3) ? names.female : names.male).normalize('NFC');
  const family = random.pick(names.family).normalize('NFC');
  const email = random.chance(0.94) ? emailOf(given, family, serial, random.pick(mailDomains)) : null;
  const phone = random.chance(0.85) ? phoneOf(serial) : null;
  const address = random.chance(0.92) ? addressOf(random, language) : null;
  const birthYear = child ? yearOf(today) - random.integer(5, 12) : birthYearOf(random, yearOf(today));
  return {
    name: { given, family },
    email,
    emailKey: email?.toLowerCase() ?? null,
    phone,
    address,
    birthYear: child || random.chance(0.95) ? birthYear : null,
    language,
  };
}

/**
 * A mobile number that rings nowhere: libphonenumber counts +358 47 among Finland's mobile numbers, and its list of carriers, made from the
 * regulator's, gives it to no operator. Finland keeps no range for fiction.
 */
export function phoneOf(serial: number): string {
  return `+35847${String(serial % phoneNumbers).padStart(7, '0')}`;
}

function emailOf(given: string, family: string, serial: number, domain: string): string {
  const plain = `${given}.${family}`
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z.-]/g, '');
  return `${plain}.${serial}@${domain}`;
}

function addressOf(random: Random, language: Language): PersonDocument['address'] {
  const foreign = random.chance(0.02);
  const inSwedish = foreign || language === 'SV';
  const number = random.integer(1, 89);
  const door = random.chance(0.6) ? ` ${random.pick(['A', 'B', 'C', 'D'])} ${random.integer(1, 64)}` : '';
  const street = `${random.pick(inSwedish ? streets.SV : streets.FI)} ${number}${door}`;
  if (foreign) {
    const { country, city, postalCode } = random.pick(abroad);
    return { street, postalCode: postalCode.replace(/#/g, () => String(random.integer(0, 9))), city, country };
  }
  const town = random.weighted(random.chance(0.5) ? capitalRegion : elsewhere);
  return { street, postalCode: postalCodeOf(random, town), city: town.city, country: 'FI' };
}

function postalCodeOf(random: Random, { firstPostalCode, lastPostalCode }: Town): string {
  return String(random.integer(firstPostalCode / 10, lastPostalCode / 10) * 10).padStart(5, '0');
}

/** Centred on 1955 to 1975, grown up, and not older than a hundred. */
function birthYearOf(random: Random, thisYear: number): number {
  for (;;) {
    const year = Math.round(random.normal(1965, 13));
    if (year >= thisYear - 100 && year <= thisYear - 18) return year;
  }
}

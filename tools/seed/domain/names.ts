import { faker as english } from '@faker-js/faker/locale/en';
import { faker as finnish } from '@faker-js/faker/locale/fi';
import { faker as swedish } from '@faker-js/faker/locale/sv';
import type { Language } from './documents.js';

/** Common names of a language, from Faker's lists. */
export interface NameList {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
}

export const namesByLanguage: Readonly<Record<Language, NameList>> = {
  FI: namesOf(finnish),
  SV: namesOf(swedish),
  EN: namesOf(english),
};

function namesOf({ rawDefinitions }: typeof finnish): NameList {
  const { first_name: given, last_name: family } = rawDefinitions.person ?? {};
  if (!given?.female || !family?.generic) {
    throw new Error('Faker has no list of names for a language of the register');
  }
  return { female: given.female, male: given.male, family: family.generic };
}

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { UserError } from '../../shared/errors.js';
import { countryCodes } from './countries.js';

export type Language = 'FI' | 'SV' | 'EN';

/** A postal address; `country` is ISO 3166-1 alpha-2. */
export interface PostalAddress {
  readonly street: string;
  /** Five digits in Finland; empty where a country has none. */
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

/** An address as typed; in Finland when no country is said. */
export type AddressWish = Omit<PostalAddress, 'country'> & { readonly country?: string | undefined };

/** A value as it may be stored, or what is wrong with it. */
export type Checked<Value> =
  | { readonly valid: true; readonly value: Value }
  | { readonly valid: false; readonly userErrors: readonly UserError[] };

/** RFC 5321: a path is 256 octets with its brackets. */
const longestEmail = 254;
const longestText = 200;
const longestPostalCode = 12;
/** Control, format, unassigned and private characters, and the separators of lines and paragraphs. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/u;
/** A local part and a domain of at least two labels; internationalised addresses too. Whether it is read, only a letter to it can tell. */
const email = z.email({
  pattern:
    /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?\.)+\p{L}[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}]$/u,
});

export function checkedEmail(wished: string | null): Checked<string | null> {
  if (wished === null) return valid(null);
  const value = wished.normalize('NFC').trim();
  // The length comes first: a pattern is never run over more than an address can be.
  const wellFormed =
    value.length <= longestEmail &&
    email.safeParse(value).success &&
    !unprintable.test(value) &&
    !/^\.|\.\.|\.@/.test(value);
  return wellFormed ? valid(value) : invalid('EMAIL_INVALID', ['email'], 'Not an e-mail address.');
}

/** Stored as E.164. */
export function checkedPhone(wished: string | null): Checked<string | null> {
  if (wished === null) return valid(null);
  const number = phoneNumberOf(wished);
  return number === null
    ? invalid('PHONE_INVALID', ['phone'], 'Not a telephone number that can be dialled.')
    : valid(number);
}

/** A telephone number in E.164, as it is stored and found; without a country code read as dialled in Finland. Null when it cannot be dialled. */
export function phoneNumberOf(text: string): string | null {
  if (text.length > longestText) return null;
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'FI', extract: false });
  // An extension is not part of E.164: it would be lost without a word.
  return number?.isValid() && !number.ext ? number.number : null;
}

export function checkedLanguage(wished: Language | null): Checked<Language> {
  return wished === null
    ? invalid('LANGUAGE_INVALID', ['language'], 'A person is always addressed in some language.')
    : valid(wished);
}

export function checkedAddress(wished: AddressWish | null): Checked<PostalAddress | null> {
  if (wished === null) return valid(null);
  const address: PostalAddress = {
    street: printed(wished.street),
    postalCode: printed(wished.postalCode).toUpperCase(),
    city: printed(wished.city),
    country: printed(wished.country ?? 'FI').toUpperCase(),
  };
  const userErrors = [
    ...errorUnless(isText(address.street), 'TEXT_INVALID', 'street', textMessage),
    ...errorUnless(isPostalCode(address), 'POSTAL_CODE_INVALID', 'postalCode', 'Not a postal code of the country.'),
    ...errorUnless(isText(address.city), 'TEXT_INVALID', 'city', textMessage),
    ...errorUnless(countryCodes.has(address.country), 'COUNTRY_INVALID', 'country', 'Not an ISO 3166-1 alpha-2 code.'),
  ];
  return userErrors.length > 0 ? { valid: false, userErrors } : valid(address);
}

const textMessage = `A text of 1–${longestText} characters without control characters.`;

function isText(text: string): boolean {
  return text.length > 0 && text.length <= longestText && !unprintable.test(text);
}

/** Finland and Åland share one system; what other countries have is theirs to know. */
function isPostalCode({ postalCode, country }: PostalAddress): boolean {
  if (country === 'FI' || country === 'AX') return /^\d{5}$/.test(postalCode);
  return postalCode.length <= longestPostalCode && !unprintable.test(postalCode);
}

/** As it is printed on an envelope: NFC, no space at the ends. */
function printed(text: string): string {
  return text.normalize('NFC').trim();
}

function errorUnless(holds: boolean, code: string, field: string, message: string): readonly UserError[] {
  return holds ? [] : [{ code, path: ['input', 'address', field], message }];
}

function valid<Value>(value: Value): { readonly valid: true; readonly value: Value } {
  return { valid: true, value };
}

function invalid(code: string, path: readonly string[], message: string): Checked<never> {
  return { valid: false, userErrors: [{ code, path: ['input', ...path], message }] };
}

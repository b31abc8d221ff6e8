import type { Column, Json } from '../sections.js';
import { isObject } from '../sections.js';
import type { PageLanguage, Words } from '../words/words.js';
import type { Format } from './format.js';
import type { Markup } from './markup.js';
import { markup } from './markup.js';

/** What a page is written with: its language, its words, its forms. */
export interface Writer {
  readonly language: PageLanguage;
  readonly words: Words;
  readonly format: Format;
}

/** A value for people. A code that has no word is shown as it is: nothing that is held is left out. */
export function written(value: Json, { path, form }: Column, { language, words, format }: Writer): Markup | string {
  if (value === null) return markup`<span class="none">–</span>`;
  switch (form.kind) {
    case 'instant':
      return typeof value === 'string' ? markup`<time datetime="${value}">${format.instant(value)}</time>` : '';
    case 'day':
      return typeof value === 'string' ? markup`<time datetime="${value}">${format.day(value)}</time>` : '';
    case 'cents':
      return typeof value === 'number' ? format.cents(value) : '';
    case 'number':
      return typeof value === 'number' ? format.number(value) : plain(value);
    case 'localized':
      return isObject(value) ? plain(value[language] ?? '') : '';
    case 'code':
      return codeWord(words, form.enumName, plain(value));
    case 'codes':
      return Array.isArray(value)
        ? (value as readonly Json[]).map((code) => codeWord(words, form.enumName, plain(code))).join(', ')
        : '';
    case 'text':
      return textWord(plain(value), path.at(-1) ?? '', words, format);
  }
}

/** The word for a value of an enum of the schema. */
export function codeWord(words: Words, enumName: string, code: string): string {
  const ofEnum = (words.values as Readonly<Record<string, Readonly<Record<string, string>>>>)[enumName];
  return ofEnum?.[code] ?? code;
}

function textWord(text: string, field: string, words: Words, format: Format): string {
  if (field === 'country') return format.country(text);
  const terms = (words.terms as Readonly<Record<string, Readonly<Record<string, string>>>>)[field];
  return terms && Object.hasOwn(terms, text) ? (terms[text] ?? text) : text;
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

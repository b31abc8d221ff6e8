import { createHash } from 'node:crypto';
import type {
  ExportInformation,
  ExportKind,
  ExportPart,
  ExportStatus,
} from '../../../subgraphs/register/generated/types.js';
import type { Holder, JsonObject, Section } from '../sections.js';
import { valueAt } from '../sections.js';
import type { PageLanguage } from '../words/words.js';
import { words as allWords } from '../words/words.js';
import { formatIn } from './format.js';
import type { Markup } from './markup.js';
import { markup, Markup as Raw } from './markup.js';
import { informationPart } from './information-part.js';
import { sectionPart, sectionTitle } from './section-part.js';
import { style } from './style.js';
import type { Writer } from './values.js';

export interface PageContent {
  readonly language: PageLanguage;
  /** Whose data, as it was asked for. */
  readonly customerNumber: string;
  readonly kind: ExportKind;
  /** The number of the export in the register's log. */
  readonly exportNumber: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly status: ExportStatus;
  readonly missing: readonly ExportPart[];
  readonly sections: readonly Section[];
  readonly information: ExportInformation;
}

const holders: readonly Holder[] = ['REGISTER', 'MUSEOKORTTI', 'TRAINING'];

/**
 * An export as one page that a person can read and print: everything that is held, the information of Article 15, and what is missing, at the top and
 * in its place. It runs no script and asks for nothing outside itself; its content security policy holds it to that.
 */
export function exportPage(content: PageContent): string {
  const { language, kind, sections, information } = content;
  const words = allWords[language];
  const writer: Writer = { language, words, format: formatIn(language) };
  const stylePolicy = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  return markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src ${stylePolicy}; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${words.title[kind]} · ${content.customerNumber}</title>
        <style>${new Raw(style)}</style>
      </head>
      <body>
        ${heading(content, writer)} ${contents(sections, writer)}
        <main>
          ${holders.map((holder) => holderPart(holder, sections, writer))} ${informationPart(information, writer)}
        </main>
        <footer>
          <p>${words.times} ${words.notRepeated}</p>
        </footer>
      </body>
    </html> `.text;
}

function heading(content: PageContent, { words, format }: Writer): Markup {
  const { kind, information, sections, status } = content;
  const name = personName(sections);
  return markup`<header>
    <p class="organisation">${information.controllers.map((one) => one.name).join(' · ')}</p>
    <h1>${words.title[kind]}</h1>
    <p class="article">${words.article[kind]}</p>
    ${status === 'PARTIAL' && partialNotice(content, words)}
    <p class="introduction">${status === 'PARTIAL' ? words.partial.introduction : words.introduction[kind]}</p>
    <dl class="facts">
      ${name !== null && fact(words.heading.name, name)} ${fact(words.heading.customerNumber, content.customerNumber)}
      ${fact(words.heading.madeAt, markup`<time datetime="${content.madeAt}">${format.instant(content.madeAt)}</time>`)}
      ${fact(words.heading.exportNumber, content.exportNumber)}
      ${fact(words.heading.status, status === 'COMPLETE' ? words.complete : words.partial.title)}
    </dl>
  </header>`;
}

function fact(title: string, value: string | Markup): Markup {
  return markup`<div>
    <dt>${title}</dt>
    <dd>${value}</dd>
  </div>`;
}

function partialNotice({ missing }: PageContent, { partial }: Writer['words']): Markup {
  return markup`<section class="partial" aria-labelledby="partial-title">
    <h2 id="partial-title">${partial.title}</h2>
    <p>${partial.explanation}</p>
    <p>${partial.missing}</p>
    <ul>
      ${missing.map((part) => markup`<li>${partial.parts[part]}</li>`)}
    </ul>
  </section>`;
}

function contents(sections: readonly Section[], { words }: Writer): Markup {
  return markup`<nav aria-labelledby="contents-title">
    <h2 id="contents-title">${words.contents}</h2>
    <ol>
      ${sections.map(
        (section) =>
          markup`<li><a href="#${section.name}">${sectionTitle(section, words)}</a>${countOf(section)}</li> `,
      )}
      <li><a href="#information">${words.information.title}</a></li>
    </ol>
  </nav>`;
}

function countOf({ name, records }: Section): Markup | null {
  if (name === 'person') return null;
  return markup` <span class="count">(${records === null ? '?' : records.length})</span>`;
}

function holderPart(holder: Holder, sections: readonly Section[], writer: Writer): Markup | null {
  const held = sections.filter((section) => section.holder === holder);
  if (held.length === 0) return null;
  const id = holder.toLowerCase();
  return markup`<section aria-labelledby="${id}-title">
    <h2 id="${id}-title">${writer.words.holders[holder]}</h2>
    ${held.map((section) => sectionPart(section, writer))}
  </section>`;
}

function personName(sections: readonly Section[]): string | null {
  const person: JsonObject | undefined = sections.find(({ name }) => name === 'person')?.records?.[0];
  if (!person) return null;
  const parts = ['given', 'family'].map((part) => valueAt(person, ['name', part]));
  const name = parts.filter((part): part is string => typeof part === 'string').join(' ');
  return name === '' ? null : name;
}

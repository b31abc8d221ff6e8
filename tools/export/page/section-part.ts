import type { Column, JsonObject, NestedList, Section } from '../sections.js';
import { nestedRecords, valueAt } from '../sections.js';
import type { Words } from '../words/words.js';
import type { Markup } from './markup.js';
import { markup } from './markup.js';
import type { Writer } from './values.js';
import { written } from './values.js';

/** A section of the page: what is held of one kind, as a table with its caption; or that nothing is held, or that it could not be reached. */
export function sectionPart(section: Section, writer: Writer): Markup {
  const { name, records } = section;
  const title = sectionTitle(section, writer.words);
  return markup`<section id="${name}" aria-labelledby="${name}-title">
    <h3 id="${name}-title">${title}</h3>
    ${records === null ? markup`<p class="unreached">${writer.words.partial.unreached}</p>` : content(section, records, writer)}
  </section>`;
}

export function sectionTitle({ name }: Section, words: Words): string {
  return words.sections[name] ?? name;
}

/** The title of a column: by its path in this section, else by its path anywhere. */
export function columnTitle(section: string, path: readonly string[], words: Words): string {
  const key = path.join('.');
  return words.columns[`${section}.${key}`] ?? words.columns[key] ?? key;
}

function content(section: Section, records: readonly JsonObject[], writer: Writer): Markup {
  if (records.length === 0) return markup`<p class="nothing">${writer.words.none}</p>`;
  const [only] = records;
  // The person is one record with much in it: read downwards, not across.
  return section.name === 'person' && only ? ledger(section, only, writer) : table(section, records, writer);
}

/** The technical ids are of use to machines, which have export.json. */
function shown(columns: readonly Column[]): readonly Column[] {
  return columns.filter(({ path }) => path.join() !== 'id');
}

function table(section: Section, records: readonly JsonObject[], writer: Writer): Markup {
  const { name, lists } = section;
  const columns = shown(section.columns);
  const title = sectionTitle(section, writer.words);
  // A table with many columns has to break its times over two lines, on paper and on a small screen.
  const width = lists.reduce((sum, list) => sum + list.columns.length, columns.length);
  return markup`<div class="scroll" role="region" aria-label="${title}" tabindex="0">
    <table class="${width > 6 ? 'wide' : 'narrow'}">
      <caption>
        ${writer.words.records(records.length)}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => header(name, column, writer))}
          ${lists.map(({ path }) => markup`<th scope="col">${columnTitle(name, path, writer.words)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${records.map(
          (record) =>
            markup`<tr>
              ${columns.map((column) => cell(record, column, writer))}${lists.map(
                (list) => markup`<td>${nested(name, record, list, writer)}</td>`,
              )}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function header(section: string, column: Column, { words }: Writer): Markup {
  return markup`<th scope="col" class="${alignment(column)}">${columnTitle(section, column.path, words)}</th>`;
}

function cell(record: JsonObject, column: Column, writer: Writer): Markup {
  return markup`<td class="${alignment(column)}">${written(valueAt(record, column.path), column, writer)}</td>`;
}

function alignment({ form: { kind } }: Column): string {
  if (kind === 'cents' || kind === 'number') return 'number';
  return kind === 'day' ? 'short' : 'text';
}

function nested(section: string, record: JsonObject, list: NestedList, writer: Writer): Markup {
  const rows = nestedRecords(record, list);
  if (rows.length === 0) return markup`<span class="none">–</span>`;
  return markup`<table class="inner">
    <thead>
      <tr>
        ${list.columns.map((column) => header(section, column, writer))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          markup`<tr>
            ${list.columns.map((column) => cell(row, column, writer))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function ledger({ name, columns, lists }: Section, record: JsonObject, writer: Writer): Markup {
  return markup`<table class="ledger">
    <caption class="unseen">
      ${writer.words.sections[name]}
    </caption>
    <tbody>
      ${shown(columns).map(
        (column) =>
          markup`<tr>
            <th scope="row">${columnTitle(name, column.path, writer.words)}</th>
            <td>${written(valueAt(record, column.path), column, writer)}</td>
          </tr> `,
      )}
      ${lists.map(
        (list) =>
          markup`<tr>
            <th scope="row">${columnTitle(name, list.path, writer.words)}</th>
            <td>${nested(name, record, list, writer)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

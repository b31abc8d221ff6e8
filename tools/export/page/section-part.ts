import type { Column, JsonObject, NestedList, Section } from '../sections.js';
import { nestedRecords, valueAt } from '../sections.js';
import type { Words } from '../words/words.js';
import type { Markup } from './html.js';
import { html } from './html.js';
import type { Writer } from './values.js';
import { written } from './values.js';

/** A section of the page: what is held of one kind, as a table with its caption; or that nothing is held, or that it could not be reached. */
export function sectionPart(section: Section, writer: Writer): Markup {
  const { name, records } = section;
  const title = sectionTitle(section, writer.words);
  return html`<section id="${name}" aria-labelledby="${name}-title">
    <h3 id="${name}-title">${title}</h3>
    ${records === null ? html`<p class="unreached">${writer.words.partial.unreached}</p>` : content(section, records, writer)}
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
  if (records.length === 0) return html`<p class="nothing">${writer.words.none}</p>`;
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
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0">
    <table>
      <caption>
        ${writer.words.records(records.length)}
      </caption>
      <thead>
        <tr>
          ${[...columns, ...lists].map(({ path }) => html`<th scope="col">${columnTitle(name, path, writer.words)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${records.map(
          (record) =>
            html`<tr>
              ${columns.map((column) => cell(record, column, writer))}${lists.map(
                (list) => html`<td>${nested(name, record, list, writer)}</td>`,
              )}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell(record: JsonObject, column: Column, writer: Writer): Markup {
  const isNumber = column.form.kind === 'cents' || column.form.kind === 'number';
  const isShort = column.form.kind === 'day';
  return html`<td${isNumber || isShort ? html` class="${isNumber ? 'number' : 'short'}"` : ''}>${written(valueAt(record, column.path), column, writer)}</td>`;
}

function nested(section: string, record: JsonObject, list: NestedList, writer: Writer): Markup {
  const rows = nestedRecords(record, list);
  if (rows.length === 0) return html`<span class="none">–</span>`;
  return html`<table class="inner">
    <thead>
      <tr>
        ${list.columns.map(({ path }) => html`<th scope="col">${columnTitle(section, path, writer.words)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${list.columns.map((column) => cell(row, column, writer))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function ledger({ name, columns, lists }: Section, record: JsonObject, writer: Writer): Markup {
  return html`<table class="ledger">
    <caption class="unseen">
      ${writer.words.sections[name]}
    </caption>
    <tbody>
      ${shown(columns).map(
        (column) =>
          html`<tr>
            <th scope="row">${columnTitle(name, column.path, writer.words)}</th>
            <td>${written(valueAt(record, column.path), column, writer)}</td>
          </tr> `,
      )}
      ${lists.map(
        (list) =>
          html`<tr>
            <th scope="row">${columnTitle(name, list.path, writer.words)}</th>
            <td>${nested(name, record, list, writer)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

import { stringify } from 'csv-stringify/sync';
import type { Column, Json, JsonObject, Section } from './sections.js';
import { nestedRecords, valueAt } from './sections.js';

export interface CsvFile {
  /** `visits.csv`. */
  readonly name: string;
  readonly text: string;
}

/**
 * The tables of an export as spreadsheets read them: RFC 4180 in UTF-8 with a byte order mark, commas between, columns named by their paths in
 * export.json. Instants are ISO 8601 in UTC, money is whole cents. A list inside the records is a file of its own that names the record by its id. A
 * section that could not be reached has no file: an empty one would say that nothing is held.
 */
export function csvFiles(sections: readonly Section[]): readonly CsvFile[] {
  return sections.flatMap(({ name, columns, lists, records }) => {
    if (records === null) return [];
    return [
      csvFile(
        name,
        columns,
        records.map((record) => ({ record })),
      ),
      ...lists.map((list) => {
        const rows = records.flatMap((owner) => nestedRecords(owner, list).map((record) => ({ record, owner })));
        const owned = columns.some(({ path }) => path.join() === 'id') ? `${name}.id` : undefined;
        return csvFile([name, ...list.path].join('-'), list.columns, rows, owned);
      }),
    ];
  });
}

interface Row {
  readonly record: JsonObject;
  readonly owner?: JsonObject;
}

function csvFile(name: string, columns: readonly Column[], rows: readonly Row[], ownerColumn?: string): CsvFile {
  const leaves = columns.flatMap(leavesOf);
  const titles = leaves.map((path) => path.join('.'));
  const cells = rows.map(({ record, owner }) => [
    ...(ownerColumn === undefined ? [] : [cell(owner?.['id'] ?? null)]),
    ...leaves.map((path) => cell(valueAt(record, path))),
  ]);
  const table = [ownerColumn === undefined ? titles : [ownerColumn, ...titles], ...cells];
  return { name: `${name}.csv`, text: stringify(table, { bom: true, record_delimiter: 'windows' }) };
}

function leavesOf({ path, form }: Column): readonly (readonly string[])[] {
  return form.kind === 'localized' ? ['fi', 'sv', 'en'].map((language) => [...path, language]) : [path];
}

function cell(value: Json): string {
  if (value === null) return '';
  if (Array.isArray(value)) return defused(value.join(' '));
  return typeof value === 'string' ? defused(value) : JSON.stringify(value);
}

/** What a spreadsheet would take for the beginning of a formula, in its full-width forms too; and what it skips before looking. */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A text that no spreadsheet runs as a formula: one that could be is given an apostrophe before it, as OWASP advises for CSV injection. Numbers are
 * not texts, so that a negative one stays a number; a telephone number is a text and gets its apostrophe. export.json has every value as it is.
 */
export function defused(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

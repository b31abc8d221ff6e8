import type { JsonSchema } from '../../schema/export/response-schema.js';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** What a value is, as the published schema says. */
export type Form =
  | { readonly kind: 'text' | 'number' | 'instant' | 'day' | 'cents' | 'localized' }
  | { readonly kind: 'code'; readonly enumName: string }
  | { readonly kind: 'codes'; readonly enumName: string };

/** One value of a record, by its path in it. */
export interface Column {
  readonly path: readonly string[];
  readonly form: Form;
}

/** A list inside each record, such as the lines of an order. */
export interface NestedList {
  readonly path: readonly string[];
  readonly columns: readonly Column[];
}

export type Holder = 'REGISTER' | 'MUSEOKORTTI' | 'TRAINING';

/** Records of one kind, such as the visits. */
export interface Section {
  /** As the field is called: `visits`. */
  readonly name: string;
  readonly holder: Holder;
  readonly columns: readonly Column[];
  readonly lists: readonly NestedList[];
  /** Null when the part that holds them could not be reached. */
  readonly records: readonly JsonObject[] | null;
}

const holders: Readonly<Record<string, Holder>> = { museokortti: 'MUSEOKORTTI', training: 'TRAINING' };

/** What stands at the head of an export, and is no record of the person. */
const heading: ReadonlySet<string> = new Set(['id', 'kind', 'madeAt', 'status', 'missing', 'information']);

/**
 * The sections of an export with their columns, as its published schema describes them: a field that is added to the graph and to the document is in
 * the tables without being named here.
 *
 * @param schema the published schema
 * @param exported what stands under `personDataExport`
 * @throws an Error when the schema has something that no table can show
 */
export function sectionsOf(schema: JsonSchema, exported: JsonObject): readonly Section[] {
  const root = properties(schema)['personDataExport'];
  if (!root) throw new Error('the schema is not that of an export');
  return Object.entries(properties(root)).flatMap(([name, property]): Section[] => {
    if (heading.has(name)) return [];
    const holder = holders[name];
    if (!holder) return [section(schema, name, 'REGISTER', property, exported[name] ?? null)];
    const part = exported[name] ?? null;
    return Object.entries(properties(property))
      .filter(([, { type }]) => accepts(type, 'array'))
      .map(([list, described]) =>
        section(schema, list, holder, described, isObject(part) ? (part[list] ?? null) : null),
      );
  });
}

function section(root: JsonSchema, name: string, holder: Holder, described: JsonSchema, value: Json): Section {
  const record = described.items ?? described;
  return { name, holder, ...shapeOf(root, record), records: recordsOf(value) };
}

/** A section of one record is a list of one. */
function recordsOf(value: Json): readonly JsonObject[] | null {
  if (value === null) return null;
  return (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter(isObject);
}

function shapeOf(root: JsonSchema, record: JsonSchema): Pick<Section, 'columns' | 'lists'> {
  const columns: Column[] = [];
  const lists: NestedList[] = [];
  const walk = (object: JsonSchema, prefix: readonly string[]): void => {
    for (const [name, property] of Object.entries(properties(object))) {
      const path = [...prefix, name];
      if (isLocalized(property)) columns.push({ path, form: { kind: 'localized' } });
      else if (property.properties) walk(property, path);
      else if (property.items?.properties) lists.push({ path, columns: shapeOf(root, property.items).columns });
      else columns.push({ path, form: formOf(property) });
    }
  };
  walk(record, []);
  return { columns, lists };
}

function formOf(property: JsonSchema): Form {
  if (property.items) return { kind: 'codes', enumName: definitionOf(property.items) ?? '' };
  const definition = definitionOf(property);
  switch (definition) {
    case undefined:
      return { kind: accepts(property.type, 'string') ? 'text' : 'number' };
    case 'DateTime':
      return { kind: 'instant' };
    case 'Date':
      return { kind: 'day' };
    case 'Cents':
      return { kind: 'cents' };
    default:
      return { kind: 'code', enumName: definition };
  }
}

function definitionOf({ $ref, anyOf = [] }: JsonSchema): string | undefined {
  const reference = $ref ?? anyOf.find((one) => one.$ref)?.$ref;
  return reference?.replace('#/$defs/', '');
}

function isLocalized(property: JsonSchema): boolean {
  return Object.keys(properties(property)).sort().join() === 'en,fi,sv';
}

function properties(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return schema.properties ?? {};
}

function accepts(type: JsonSchema['type'], wanted: string): boolean {
  return Array.isArray(type) ? type.includes(wanted) : type === wanted;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a record has at a path; null when a part of the way is null. */
export function valueAt(record: JsonObject, path: readonly string[]): Json {
  let value: Json = record;
  for (const name of path) value = isObject(value) ? (value[name] ?? null) : null;
  return value;
}

/** The records of a nested list, each with the record in which it stands. */
export function nestedRecords(record: JsonObject, { path }: NestedList): readonly JsonObject[] {
  return recordsOf(valueAt(record, path)) ?? [];
}

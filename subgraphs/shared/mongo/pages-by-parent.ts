import type { Connection } from 'mongoose';
import type { Page } from '../runtime/connection.js';
import { foreignCursor } from '../runtime/connection.js';
import { databaseOf } from './connect.js';

/**
 * A list that many parents have, newest first: a person's visits, a course's sessions. Its collection has the index
 * `{ [parent]: 1, [time]: -1, _id: -1 }`, which serves the pages in order and the counts without reading a document.
 */
export interface ListByParent<Row extends ListRow> {
  readonly connection: Connection;
  readonly collection: string;
  /** The path that holds the parent's id. */
  readonly parent: keyof Row & string;
  /** The path that orders the list, an instant or a day; `_id` breaks ties. */
  readonly time: keyof Row & string;
}

/** A document of such a list. */
export interface ListRow {
  readonly _id: string;
}

/**
 * The first page of every parent's list in one database operation, however many parents there are: each parent's part walks the index from its
 * newest entry and stops at the page's end, so that a long history costs no more than a short one.
 * @returns up to `page.limit` documents a parent, newest first; a parent without any is not in the map
 */
export async function firstPages<Row extends ListRow>(
  list: ListByParent<Row>,
  parentIds: readonly string[],
  page: Page,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const [only] = parentIds;
  if (only === undefined) return new Map();
  if (parentIds.length === 1) {
    const rows = await newestFirst(list, { [list.parent]: only }, page);
    return rows.length > 0 ? new Map([[only, rows]]) : new Map();
  }
  const pages = await databaseOf(list.connection)
    .aggregate<{ parent: string; rows: Row[] }>(firstPagesPipeline(list, parentIds, page), oneBatch(parentIds))
    .toArray();
  return new Map(pages.filter(({ rows }) => rows.length > 0).map(({ parent, rows }) => [parent, rows]));
}

/**
 * The page behind a cursor. The cursor stands in the list of one parent; for every other it is a foreign one. Two database operations, however many
 * parents it is asked of: where the cursor stands, and what comes after.
 * @returns for each parent, in the order given, up to `page.limit` documents, newest first, or the BAD_USER_INPUT that its field is to have
 */
export async function laterPages<Row extends ListRow>(
  list: ListByParent<Row>,
  parentIds: readonly string[],
  page: Page & { readonly after: string },
): Promise<readonly (readonly Row[] | Error)[]> {
  const entry = await collectionOf(list).findOne(
    { _id: page.after, [list.parent]: { $in: parentIds } },
    { projection: { [list.parent]: 1, [list.time]: 1 } },
  );
  if (!entry) return parentIds.map(() => foreignCursor());
  const { [list.parent]: parentId, [list.time]: time, _id } = entry;
  // The outer bound lets the index start at the cursor; the alternatives take out what shares its time and came before.
  const beyond = { [list.time]: { $lte: time }, $or: [{ [list.time]: { $lt: time } }, { _id: { $lt: _id } }] };
  const rows = await newestFirst(list, { [list.parent]: parentId, ...beyond }, page);
  return parentIds.map((id) => (id === parentId ? rows : foreignCursor()));
}

async function newestFirst<Row extends ListRow>(
  list: ListByParent<Row>,
  filter: object,
  { limit }: Page,
): Promise<readonly Row[]> {
  const rows = await collectionOf(list)
    .find(filter)
    .sort({ [list.time]: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return rows as unknown as Row[];
}

/** The pipeline behind `firstPages` for several parents; apart, so that a test can ask the server to explain it. */
export function firstPagesPipeline<Row extends ListRow>(
  list: ListByParent<Row>,
  parentIds: readonly string[],
  { limit }: Page,
): object[] {
  return [
    { $documents: parentIds.map((parent) => ({ parent })) },
    {
      $lookup: {
        from: list.collection,
        localField: 'parent',
        foreignField: list.parent,
        pipeline: [{ $sort: { [list.time]: -1, _id: -1 } }, { $limit: limit }],
        as: 'rows',
      },
    },
  ];
}

/** One parent's whole list, oldest first, by the same index backwards: for an export, which leaves nothing out (Article 15). */
export async function wholeList<Row extends ListRow>(
  list: ListByParent<Row>,
  parentId: string,
): Promise<readonly Row[]> {
  const rows = await collectionOf(list)
    .find({ [list.parent]: parentId })
    .sort({ [list.time]: 1, _id: 1 })
    .toArray();
  return rows as unknown as Row[];
}

/**
 * How many documents every parent's list has, in one database operation over the index alone.
 * @returns a parent without any is not in the map
 */
export async function countsByParent<Row extends ListRow>(
  list: ListByParent<Row>,
  parentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = await collectionOf(list)
    .aggregate<{ _id: string; count: number }>(countsPipeline(list, parentIds), oneBatch(parentIds))
    .toArray();
  return new Map(counts.map(({ _id, count }) => [_id, count]));
}

/** The pipeline behind `countsByParent`. */
export function countsPipeline<Row extends ListRow>(list: ListByParent<Row>, parentIds: readonly string[]): object[] {
  return [
    { $match: { [list.parent]: { $in: parentIds } } },
    { $group: { _id: `$${list.parent}`, count: { $sum: 1 } } },
  ];
}

/** Has the server send everything at once; it would keep the rest after a hundred and one for a second round trip. */
function oneBatch(parentIds: readonly string[]): { readonly batchSize: number } {
  return { batchSize: parentIds.length + 1 };
}

function collectionOf<Row extends ListRow>({ connection, collection }: ListByParent<Row>) {
  return connection.collection<{ readonly _id: string; readonly [path: string]: unknown }>(collection);
}

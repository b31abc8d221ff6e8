import type { Connection } from 'mongoose';
import { PublicError } from '../errors.js';
import type { CursorKey, Page, PageArguments } from '../runtime/connection.js';
import { pageOf } from '../runtime/connection.js';
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
  /** The path that orders the list; `_id` breaks ties. */
  readonly time: keyof Row & string;
  /** How `time` is stored: a BSON date, or a day `YYYY-MM-DD`. */
  readonly timeIs: 'instant' | 'day';
}

/** A document of such a list. */
export interface ListRow {
  readonly _id: string;
}

/**
 * Checks the arguments of a connection field over such a list.
 * @throws BAD_USER_INPUT when `first` is not 1–100 or `after` is no cursor of this list
 */
export function newestFirstPage<Row extends ListRow>(
  list: ListByParent<Row>,
  pageArguments: PageArguments,
): Page<CursorKey> {
  const page = pageOf(pageArguments, 2);
  if (page.after !== null && !isPosition(list, page.after)) {
    throw new PublicError('BAD_USER_INPUT', 'after is not a cursor of this list.');
  }
  return page;
}

/** Where a document stands in its list: what its cursor is made of. */
export function newestFirstKey<Row extends ListRow>(list: ListByParent<Row>, row: Row): CursorKey {
  const time = row[list.time];
  if (time instanceof Date) return [time.getTime(), row._id];
  if (typeof time === 'string') return [time, row._id];
  throw new Error(`${list.collection} has a document without ${list.time}`);
}

/**
 * The first page of every parent's list in one database operation, however many parents there are: each parent's part walks the index from its
 * newest entry and stops at the page's end, so that a long history costs no more than a short one.
 * @returns up to `page.limit` documents a parent, newest first; a parent without any is not in the map
 */
export async function pagesByParent<Row extends ListRow>(
  list: ListByParent<Row>,
  parentIds: readonly string[],
  page: Page<CursorKey>,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const [only] = parentIds;
  if (only === undefined) return new Map();
  if (parentIds.length === 1) {
    const rows = await list.connection
      .collection(list.collection)
      .find({ [list.parent]: only, ...beyond(list, page.after) })
      .sort({ [list.time]: -1, _id: -1 })
      .limit(page.limit)
      .toArray();
    return rows.length > 0 ? new Map([[only, rows as unknown as Row[]]]) : new Map();
  }
  const pages = await databaseOf(list.connection)
    .aggregate<{ parent: string; rows: Row[] }>(pagesPipeline(list, parentIds, page), oneBatch(parentIds))
    .toArray();
  return new Map(pages.filter(({ rows }) => rows.length > 0).map(({ parent, rows }) => [parent, rows]));
}

/** The pipeline behind `pagesByParent` for several parents; apart, so that a test can ask the server to explain it. */
export function pagesPipeline<Row extends ListRow>(
  list: ListByParent<Row>,
  parentIds: readonly string[],
  page: Page<CursorKey>,
): object[] {
  return [
    { $documents: parentIds.map((parent) => ({ parent })) },
    {
      $lookup: {
        from: list.collection,
        localField: 'parent',
        foreignField: list.parent,
        pipeline: [
          { $match: beyond(list, page.after) },
          { $sort: { [list.time]: -1, _id: -1 } },
          { $limit: page.limit },
        ],
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
  const rows = await list.connection
    .collection(list.collection)
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
  const counts = await list.connection
    .collection(list.collection)
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

/** What comes after a position. The outer bound lets the index start there; the alternatives take out what shares its time and came before. */
function beyond<Row extends ListRow>(list: ListByParent<Row>, after: CursorKey | null): object {
  if (after === null) return {};
  const [key, id] = after;
  const time = list.timeIs === 'instant' ? new Date(Number(key)) : key;
  return { [list.time]: { $lte: time }, $or: [{ [list.time]: { $lt: time } }, { _id: { $lt: id } }] };
}

function isPosition<Row extends ListRow>(list: ListByParent<Row>, [time, id]: CursorKey): boolean {
  if (typeof id !== 'string') return false;
  return list.timeIs === 'instant'
    ? typeof time === 'number' && !Number.isNaN(new Date(time).getTime())
    : typeof time === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(time);
}

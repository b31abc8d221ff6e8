import { PublicError } from '../errors.js';

/** The arguments of every connection field. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** A page request, checked: what a repository reads. `limit` is one more than asked, to learn whether there is more. */
export interface Page<Key> {
  readonly first: number;
  readonly limit: number;
  readonly after: Key | null;
}

export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const maximumPageSize = 100;

/** Where an item stands in its list: the values it is sorted by, the last of them unique. */
export type CursorKey = readonly (string | number)[];

/**
 * Checks the arguments of a connection field.
 * @param arity how many values a cursor of this list holds
 * @throws BAD_USER_INPUT when `first` is not 1–100 or `after` is no cursor of this list
 */
export function pageOf({ first, after }: PageArguments, arity: number): Page<CursorKey> {
  if (first < 1 || first > maximumPageSize) {
    throw new PublicError('BAD_USER_INPUT', `first must be 1–${maximumPageSize}.`);
  }
  return { first, limit: first + 1, after: after === null || after === undefined ? null : decodeCursor(after, arity) };
}

/** Makes a connection of the up to `first + 1` items that a repository read. */
export function connectionOf<Node>(
  items: readonly Node[],
  page: Page<CursorKey>,
  keyOf: (node: Node) => CursorKey,
): Connection<Node> {
  const nodes = items.slice(0, page.first);
  const cursorOf = (node: Node | undefined): string | null => (node === undefined ? null : encodeCursor(keyOf(node)));
  return {
    nodes,
    // Cursors are made for whoever reads them: most operations take the nodes, and one cursor at the end.
    get edges() {
      return nodes.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
    },
    pageInfo: {
      hasNextPage: items.length > page.first,
      hasPreviousPage: page.after !== null,
      get startCursor() {
        return cursorOf(nodes[0]);
      },
      get endCursor() {
        return cursorOf(nodes.at(-1));
      },
    },
  };
}

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decodeCursor(cursor: string, arity: number): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (isCursorKey(key) && key.length === arity) return key;
  } catch {
    // Falls through to the same answer as any other foreign cursor.
  }
  throw new PublicError('BAD_USER_INPUT', 'after is not a cursor of this list.');
}

function isCursorKey(key: unknown): key is CursorKey {
  return Array.isArray(key) && key.every((value) => typeof value === 'string' || Number.isFinite(value));
}

/** A connection with `totalCount`: counted when it is asked for, and not before. */
export interface CountedConnection<Node> extends Connection<Node> {
  readonly totalCount: () => Promise<number>;
}

import { PublicError } from '../errors.js';

/** The arguments of every connection field. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/**
 * A page request, checked: what a repository reads. `limit` is one more than asked, to learn whether there is more; `after` is the id of the entry
 * behind which the page begins.
 */
export interface Page {
  readonly first: number;
  readonly limit: number;
  readonly after: string | null;
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
/** Far more than any id; what is longer is not even read. */
const longestCursor = 200;

/**
 * Checks the arguments of a connection field.
 * @throws BAD_USER_INPUT when `first` is not 1–100 or `after` is no cursor at all; whether it is one of this list is for `positionOf` to say
 */
export function pageOf({ first, after }: PageArguments): Page {
  if (first < 1 || first > maximumPageSize) {
    throw new PublicError('BAD_USER_INPUT', `first must be 1–${maximumPageSize}.`);
  }
  return { first, limit: first + 1, after: after === null || after === undefined ? null : decodeCursor(after) };
}

/**
 * Where a page begins: the entry at which its cursor stands; null for the first page. A cursor holds an id and nothing else, neither a name nor an
 * instant, because it ends in addresses and logs. So the values that the list is sorted by are read from the entry, and reading it within its own list
 * is what refuses the cursor of another list, of another person's, or of a search that does not find it.
 * @param find reads an entry of this list, and of no other, by its id
 * @throws BAD_USER_INPUT when this list has no such entry, or has it no longer
 */
export async function positionOf<Entry>(
  { after }: Page,
  find: (id: string) => Promise<Entry | null>,
): Promise<Entry | null> {
  if (after === null) return null;
  const entry = await find(after);
  if (entry === null) throw foreignCursor();
  return entry;
}

/** The refusal of a cursor that stands nowhere in the list that it is given to. */
export function foreignCursor(): PublicError {
  return new PublicError('BAD_USER_INPUT', 'after is not a cursor of this list. Begin again with its first page.');
}

/** Makes a connection of the up to `first + 1` items that a repository read. */
export function connectionOf<Node>(items: readonly Node[], page: Page, idOf: (node: Node) => string): Connection<Node> {
  const nodes = items.slice(0, page.first);
  const cursorOf = (node: Node | undefined): string | null => (node === undefined ? null : encodeCursor(idOf(node)));
  return {
    nodes,
    // Cursors are made for whoever reads them: most operations take the nodes, and one cursor at the end.
    get edges() {
      return nodes.map((node) => ({ cursor: encodeCursor(idOf(node)), node }));
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

/** The cursor of the entry with this id. Encoded, so that nobody takes it for an id that the graph promises. */
export function encodeCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function decodeCursor(cursor: string): string {
  const id = cursor.length <= longestCursor ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  if (id === '' || encodeCursor(id) !== cursor) throw foreignCursor();
  return id;
}

/** A connection with `totalCount`: counted when it is asked for, and not before. */
export interface CountedConnection<Node> extends Connection<Node> {
  readonly totalCount: () => Promise<number>;
}

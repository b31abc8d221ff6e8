import DataLoader from 'dataloader';
import type { CountedConnection, PageArguments } from '../runtime/connection.js';
import { connectionOf, pageOf } from '../runtime/connection.js';
import type { ListByParent, ListRow } from './pages-by-parent.js';
import { countsByParent, firstPages, laterPages, wholeList } from './pages-by-parent.js';

export interface ListLoader<Source> {
  /**
   * One parent's page. The same page asked of many parents in one request is read together; `totalCount` is counted, for all of them in one
   * more, only where an operation selects it.
   * @throws BAD_USER_INPUT when `first` is not 1–100 or `after` is no cursor of this list
   */
  connection(parentId: string, pageArguments: PageArguments): Promise<CountedConnection<Source>>;
  /** One parent's whole list, oldest first: for an export. Read once a request. */
  history(parentId: string): Promise<readonly Source[]>;
}

/**
 * Loads pages of a list for one request.
 * @param toSource makes of a stored document what the schema's type starts from
 */
export function listLoader<Row extends ListRow, Source>(
  list: ListByParent<Row>,
  toSource: (row: Row) => Source,
): ListLoader<Source> {
  interface Entry {
    readonly row: Row;
    readonly source: Source;
  }
  const pages = new Map<string, DataLoader<string, readonly Row[]>>();
  const counts = new DataLoader<string, number>(async (parentIds) => {
    const found = await countsByParent(list, parentIds);
    return parentIds.map((id) => found.get(id) ?? 0);
  });

  const histories = new DataLoader<string, readonly Source[]>((parentIds) =>
    Promise.all(parentIds.map(async (parentId) => (await wholeList(list, parentId)).map(toSource))),
  );

  return {
    history: (parentId) => histories.load(parentId),
    connection: async (parentId, pageArguments) => {
      const page = pageOf(pageArguments);
      const key = JSON.stringify([page.first, page.after]);
      let loader = pages.get(key);
      if (!loader) {
        loader = new DataLoader<string, readonly Row[]>(async (parentIds) => {
          const { after } = page;
          if (after !== null) return laterPages(list, parentIds, { ...page, after });
          const found = await firstPages(list, parentIds, page);
          return parentIds.map((id) => found.get(id) ?? []);
        });
        pages.set(key, loader);
      }
      const entries = (await loader.load(parentId)).map((row): Entry => ({ row, source: toSource(row) }));
      const found = connectionOf(entries, page, ({ row }) => row._id);
      return {
        nodes: found.nodes.map(({ source }) => source),
        get edges() {
          return found.edges.map(({ cursor, node }) => ({ cursor, node: node.source }));
        },
        pageInfo: found.pageInfo,
        totalCount: () => counts.load(parentId),
      };
    },
  };
}

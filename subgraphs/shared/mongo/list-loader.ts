import DataLoader from 'dataloader';
import type { Connection as ListConnection, PageArguments } from '../runtime/connection.js';
import { connectionOf } from '../runtime/connection.js';
import type { ListByParent, ListRow } from './pages-by-parent.js';
import { countsByParent, newestFirstKey, newestFirstPage, pagesByParent } from './pages-by-parent.js';

/** A page of a list as the schema has it. `totalCount` is called, and counted, only where an operation selects it. */
export type CountedConnection<Row> = ListConnection<Row> & { readonly totalCount: () => Promise<number> };

export interface ListLoader<Row> {
  /**
   * One parent's page. The same page asked of many parents in one request is one database operation.
   * @throws BAD_USER_INPUT when `first` is not 1–100 or `after` is no cursor of this list
   */
  connection(parentId: string, pageArguments: PageArguments): Promise<CountedConnection<Row>>;
}

/** Loads pages of a list for one request. */
export function listLoader<Row extends ListRow>(list: ListByParent): ListLoader<Row> {
  const pages = new Map<string, DataLoader<string, readonly Row[]>>();
  const counts = new DataLoader<string, number>(async (parentIds) => {
    const found = await countsByParent(list, parentIds);
    return parentIds.map((id) => found.get(id) ?? 0);
  });

  return {
    connection: async (parentId, pageArguments) => {
      const page = newestFirstPage(list, pageArguments);
      const key = JSON.stringify([page.first, page.after]);
      let loader = pages.get(key);
      if (!loader) {
        loader = new DataLoader<string, readonly Row[]>(async (parentIds) => {
          const found = await pagesByParent<Row>(list, parentIds, page);
          return parentIds.map((id) => found.get(id) ?? []);
        });
        pages.set(key, loader);
      }
      const rows = await loader.load(parentId);
      const connection = connectionOf(rows, page, (row) => newestFirstKey(list, row));
      return { ...connection, totalCount: () => counts.load(parentId) };
    },
  };
}

import DataLoader from 'dataloader';

/**
 * Loads records by a key for one request: all keys asked for at a time in one database operation. Null where there is no record.
 * @param read the records that have one of these keys, in any order
 */
export function loaderBy<Record>(
  keyOf: (record: Record) => string,
  read: (keys: readonly string[]) => Promise<readonly Record[]>,
): DataLoader<string, Record | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await read(keys)).map((record) => [keyOf(record), record]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** The same by `id`. */
export function byIdLoader<Source extends { readonly id: string }>(
  byIds: (ids: readonly string[]) => Promise<readonly Source[]>,
): DataLoader<string, Source | null> {
  return loaderBy(({ id }) => id, byIds);
}

/** Puts records together by a key, in their order. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

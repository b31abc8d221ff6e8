import DataLoader from 'dataloader';

/** Loads records by their id for one request: all ids asked for at a time in one database operation. Null where there is no record. */
export function byIdLoader<Source extends { readonly id: string }>(
  byIds: (ids: readonly string[]) => Promise<readonly Source[]>,
): DataLoader<string, Source | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await byIds(ids)).map((source) => [source.id, source]));
    return ids.map((id) => found.get(id) ?? null);
  });
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

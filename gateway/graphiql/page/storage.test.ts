import { pageStorage } from './storage.js';

/** A `Storage` of the browser, in memory. */
function memory(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    clear: () => items.clear(),
    get length() {
      return items.size;
    },
  };
}

it('keeps what was typed for the browser tab alone, and the look of the page for good', () => {
  const [forGood, forThisTab] = [memory(), memory()];
  const storage = pageStorage(forGood, forThisTab);
  for (const key of ['query', 'variables', 'tabState', 'queries', 'headers'])
    storage.setItem(`graphiql:${key}`, 'typed');
  storage.setItem('graphiql:theme', 'dark');
  expect([forGood.length, forThisTab.length]).toEqual([1, 5]);
  expect(storage.getItem('graphiql:theme')).toBe('dark');
  expect(storage.getItem('graphiql:query')).toBe('typed');
  storage.clear();
  expect(storage.length).toBe(0);
});

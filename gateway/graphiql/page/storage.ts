import type { Storage } from '@graphiql/toolkit';

/** The settings of the page that say nothing about anybody: how it looks and how its panes are divided. */
const keptForGood = new Set([
  'graphiql:theme',
  'graphiql:visiblePlugin',
  'graphiql:docExplorerFlex',
  'graphiql:editorFlex',
  'graphiql:secondaryEditorFlex',
]);

/**
 * Where GraphiQL remembers. Queries, variables and history can hold a customer number or a name: they live as long as the browser tab and are
 * never written to the disk of a shared desk. Only the look of the page outlives it.
 */
export function pageStorage(forGood: globalThis.Storage, forThisTab: globalThis.Storage): Storage {
  const storeOf = (key: string): globalThis.Storage => (keptForGood.has(key) ? forGood : forThisTab);
  return {
    getItem: (key) => storeOf(key).getItem(key),
    setItem: (key, value) => storeOf(key).setItem(key, value),
    removeItem: (key) => storeOf(key).removeItem(key),
    clear: () => {
      forGood.clear();
      forThisTab.clear();
    },
    get length() {
      return forGood.length + forThisTab.length;
    },
  };
}

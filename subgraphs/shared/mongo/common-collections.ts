import type { CollectionDefinition } from './collections.js';
import { auditCollection, idempotencyCollection } from './once.js';

/** The collections that every subgraph keeps beside its own: what `once` writes. Part of each subgraph's first migration. */
export const commonCollections: readonly CollectionDefinition[] = [
  {
    name: idempotencyCollection,
    indexes: [
      {
        name: 'expiry',
        keys: { expiresAt: 1 },
        options: { expireAfterSeconds: 0 },
        serves: 'a key is forgotten when nobody repeats its mutation any more',
      },
    ],
  },
  {
    name: auditCollection,
    indexes: [
      { name: 'by-time', keys: { at: 1 }, serves: 'what happened in a window of time' },
      { name: 'by-person', keys: { personId: 1, at: -1 }, serves: 'what happened to one person, newest first' },
    ],
  },
];

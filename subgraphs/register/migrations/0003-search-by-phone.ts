import { ensureCollections } from '../../shared/mongo/collections.js';
import type { Migration } from '../../shared/mongo/migrations.js';

// A released migration stays as it is: what it makes is written out, not imported from code that goes on changing.
export const searchByPhone: Migration = {
  name: '0003-search-by-phone',
  up: ({ db }) =>
    ensureCollections(db, [
      {
        name: 'persons',
        indexes: [
          {
            name: 'by-phone',
            keys: { phone: 1, _id: 1 },
            serves: 'the staff search by telephone number, in the order of its pages',
          },
        ],
      },
    ]),
};

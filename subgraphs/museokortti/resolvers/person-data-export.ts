import { exportReference } from '../../shared/runtime/reference.js';
import { isExported } from '../domain/export-sections.js';
import type { PersonDataExportResolvers } from '../generated/types.js';

export const PersonDataExport: PersonDataExportResolvers = {
  __resolveReference: (reference) => ({ __typename: 'PersonDataExport', ...exportReference(reference) }),
  /** All sections or an error: one that cannot be read takes the whole part with it, so that the export says PARTIAL. */
  museokortti: async ({ personId, kind }, _args, { loaders: { cards, visits, orders } }) => {
    const [allCards, allVisits, allOrders] = await Promise.all([
      isExported('cards', kind) ? cards.history(personId) : [],
      isExported('visits', kind) ? visits.history(personId) : [],
      isExported('orders', kind) ? orders.history(personId) : [],
    ]);
    return { cards: allCards, visits: allVisits, orders: allOrders };
  },
};

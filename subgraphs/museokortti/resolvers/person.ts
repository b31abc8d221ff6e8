import { idOf } from '../../shared/runtime/reference.js';
import type { PersonResolvers } from '../generated/types.js';

/** Who a person is, register knows; here is what hangs on the id. */
export const Person: PersonResolvers = {
  __resolveReference: ({ id }) => ({ __typename: 'Person', id: idOf(id) }),
  cards: ({ id }, pageArguments, { loaders }) => loaders.cards.connection(id, pageArguments),
  visits: ({ id }, pageArguments, { loaders }) => loaders.visits.connection(id, pageArguments),
  orders: ({ id }, pageArguments, { loaders }) => loaders.orders.connection(id, pageArguments),
  cardFacts: ({ id }, _args, { loaders }) => loaders.facts.load(id),
};

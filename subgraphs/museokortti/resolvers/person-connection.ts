import { isCardNumber } from '../domain/card-number.js';
import type { PersonConnectionResolvers } from '../generated/types.js';

export const PersonConnection: PersonConnectionResolvers = {
  // References come as untyped JSON: what is no number of a card is nobody's, and becomes part of no database query.
  __resolveReference: ({ cardNumber }) => ({
    cardNumber: typeof cardNumber === 'string' && isCardNumber(cardNumber) ? cardNumber : null,
  }),
  /** Null, with an error, only when the cards could not be read: register then says that its answer is not whole. */
  cardHolderIds: async ({ cardNumber }, _args, { repositories }) => {
    if (cardNumber === null) return [];
    const card = await repositories.cards.byNumber(cardNumber);
    return card?.personId ? [card.personId] : [];
  },
};

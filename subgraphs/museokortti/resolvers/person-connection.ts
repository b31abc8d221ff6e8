import { isCardNumber } from '../domain/card-number.js';
import type { PersonConnectionResolvers } from '../generated/types.js';

export const personConnection: PersonConnectionResolvers = {
  __resolveReference: (reference) => reference,
  /** Null, with an error, only when the cards could not be read: register then says that its answer is not whole. */
  cardHolderIds: async ({ search }, _, { repositories }) => {
    // As register reads it: a number may be typed in the groups in which it is printed.
    const number = search.replace(/\s+/gu, '');
    if (!isCardNumber(number)) return [];
    const card = await repositories.cards.byNumber(number);
    return card?.personId ? [card.personId] : [];
  },
};

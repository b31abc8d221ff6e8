import type { CardFacts } from './card.js';
import { ordinaryOpening } from './validity.js';

/** The facts of a card of Aino's that nobody has used, for tests: each says what is different. */
export const unusedCard: CardFacts = {
  personId: 'aino',
  opening: ordinaryOpening,
  firstVisitOn: null,
  grants: [],
  suspensions: [],
  terminatedAt: null,
  mergedIntoCardId: null,
  replacedByCardId: null,
  supersededAt: null,
};

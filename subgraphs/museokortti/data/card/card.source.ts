import type { CardSource } from '../../mappers.js';
import type { CardDocument } from './card.model.js';

/** What the schema's Card starts from. */
export function cardSource(card: CardDocument): CardSource {
  return {
    id: card._id,
    personId: card.personId ?? null,
    number: card.number,
    serviceNumber: card.serviceNumber,
    registeredAt: card.registeredAt ?? null,
    validity: card.validity.map(({ from, until, reason }) => ({ from, until: until ?? null, reason })),
    suspendedAt: card.suspendedAt ?? null,
    mergedIntoCardId: card.mergedIntoCardId ?? null,
    replacedByCardId: card.replacedByCardId ?? null,
  };
}

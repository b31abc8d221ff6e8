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
    opening: extentOf(card.opening),
    firstVisitOn: card.firstVisitOn ?? null,
    grants: card.grants.map((grant) => ({ ...extentOf(grant), grantedOn: grant.grantedOn })),
    suspensions: card.suspensions.map(({ from, until, cause }) => ({ from, until: until ?? null, cause })),
    terminatedAt: card.terminatedAt ?? null,
    mergedIntoCardId: card.mergedIntoCardId ?? null,
    replacedByCardId: card.replacedByCardId ?? null,
    supersededAt: card.supersededAt ?? null,
  };
}

function extentOf({ reason, months, until }: CardDocument['opening']): CardSource['opening'] {
  return { reason, months: months ?? null, until: until ?? null };
}

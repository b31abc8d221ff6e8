import type { UserError } from '../../shared/errors.js';
import type { CardReference } from '../data/card/card-desk.js';
import type { Outcome } from '../../shared/mongo/once.js';
import type { Context } from '../context.js';
import type { CardSource } from '../mappers.js';

interface ChangedCards {
  readonly card: CardSource | null;
  /** The other card of a merging or a replacement. */
  readonly other: CardSource | null;
  readonly userErrors: readonly UserError[];
}

/** What a payload of the card desk tells: the cards as they are now; null when nothing was changed, or when they have been erased since. */
export async function changedCards(
  outcome: Outcome<CardReference>,
  { repositories: { cards } }: Context,
): Promise<ChangedCards> {
  if (!outcome.done) return { card: null, other: null, userErrors: outcome.userErrors };
  const { cardId, otherCardId } = outcome.reference;
  const [card, other] = await Promise.all([cards.byId(cardId), otherCardId === null ? null : cards.byId(otherCardId)]);
  return { card, other, userErrors: [] };
}

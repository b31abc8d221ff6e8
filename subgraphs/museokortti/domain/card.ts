import { helsinkiDay } from '../../shared/helsinki.js';
import type { CardState } from '../generated/types.js';
import type { ValidityFacts } from './validity.js';
import { covers, validityOf } from './validity.js';

/** A time in which a card is held back. */
export interface Suspension {
  readonly from: Date;
  /** Null while it goes on. */
  readonly until: Date | null;
  /** DESK: the service desk held it back. RESTRICTION: the holder had the use of their data restricted (Article 18, P33); only the lifting of that ends it. */
  readonly cause: SuspensionCause;
}

export const suspensionCauses = ['DESK', 'RESTRICTION'] as const;
export type SuspensionCause = (typeof suspensionCauses)[number];

/** What is known of a card; whether it is registered and whether it is valid are two separate facts. */
export interface CardFacts extends ValidityFacts {
  /** Null while nobody has registered the card. */
  readonly personId: string | null;
  readonly suspensions: readonly Suspension[];
  readonly mergedIntoCardId: string | null;
  readonly replacedByCardId: string | null;
}

/** Has the card given its time or its place to another card? Such a card never opens a museum again. */
export function isSuperseded(card: Pick<CardFacts, 'supersededAt'>): boolean {
  return card.supersededAt !== null;
}

/** Is the card held back at an instant? */
export function isSuspended({ suspensions }: Pick<CardFacts, 'suspensions'>, at: Date): boolean {
  return suspensions.some(({ from, until }) => from <= at && (until === null || at < until));
}

/**
 * The state of a card at an instant, by the facts that are known now. In a gap between two periods a card that has been valid before is EXPIRED, and so
 * is one that was ended.
 */
export function cardState(card: CardFacts, at: Date): CardState {
  if (card.mergedIntoCardId !== null) return 'MERGED';
  if (card.replacedByCardId !== null) return 'REPLACED';
  if (card.terminatedAt !== null && card.terminatedAt <= at) return 'EXPIRED';
  if (isSuspended(card, at)) return 'SUSPENDED';
  if (card.personId === null) return 'UNREGISTERED';
  const day = helsinkiDay(at);
  const periods = validityOf(card);
  if (periods.some((period) => covers(period, day))) return 'VALID';
  return periods.some(({ from }) => from <= day) ? 'EXPIRED' : 'REGISTERED_UNUSED';
}

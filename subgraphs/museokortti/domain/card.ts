import { lastDayOfMonths } from '../../shared/helsinki.js';
import type { CardState, ValidityReason } from '../generated/types.js';

/** A period in which a card opens museums, in Helsinki days, both included. */
export interface ValidityPeriod {
  readonly from: string;
  /** Null when there is no end: such a card never expires by itself. */
  readonly until: string | null;
  readonly reason: ValidityReason;
}

/** What is known of a card; whether it is registered and whether it is valid are two separate facts. */
export interface CardFacts {
  /** Null while nobody has registered the card. */
  readonly personId: string | null;
  /** Oldest first. */
  readonly validity: readonly ValidityPeriod[];
  readonly suspendedAt: Date | null;
  readonly mergedIntoCardId: string | null;
  readonly replacedByCardId: string | null;
}

/** How long the first visit makes a card valid. */
const monthsFromFirstVisit = 12;

/** The period that the first registered visit starts: twelve months from its Helsinki day, the last day being the day before the same date. */
export function firstVisitPeriod(day: string): ValidityPeriod {
  return { from: day, until: lastDayOfMonths(day, monthsFromFirstVisit), reason: 'FIRST_VISIT' };
}

export function covers(period: ValidityPeriod, day: string): boolean {
  return period.from <= day && (period.until === null || day <= period.until);
}

/** Has the card given its time or its place to another card? Such a card never opens a museum again. */
export function isSuperseded(card: CardFacts): boolean {
  return card.mergedIntoCardId !== null || card.replacedByCardId !== null;
}

/** The state of a card on a Helsinki day. In a gap between two periods a card that has been valid before is EXPIRED. */
export function cardState(card: CardFacts, day: string): CardState {
  if (card.mergedIntoCardId !== null) return 'MERGED';
  if (card.replacedByCardId !== null) return 'REPLACED';
  if (card.suspendedAt !== null) return 'SUSPENDED';
  if (card.personId === null) return 'UNREGISTERED';
  if (card.validity.some((period) => covers(period, day))) return 'VALID';
  return card.validity.some(({ from }) => from <= day) ? 'EXPIRED' : 'REGISTERED_UNUSED';
}

/** The last day of a card's validity; null when it has no end or no period yet. */
export function validUntil(validity: readonly ValidityPeriod[]): string | null {
  let last: string | null = null;
  for (const { until } of validity) {
    if (until === null) return null;
    if (last === null || until > last) last = until;
  }
  return last;
}

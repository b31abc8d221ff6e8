import { addDays, helsinkiDay, startOfDay } from '../../shared/helsinki.js';
import type { CardFacts } from './card.js';
import { isSuspended } from './card.js';
import { covers, validityOf } from './validity.js';

/** The controller's choices about visits; configuration, not law. */
export interface VisitSettings {
  /** How far ahead of ours a reader's clock may be, in minutes. */
  readonly clockToleranceMinutes: number;
  /** How many Helsinki days back a reader that was offline may send a visit. */
  readonly acceptedLateDays: number;
  /** For how many days from its first visit a card opens museums without being registered to a person. */
  readonly unregisteredDays: number;
}

export const defaultVisitSettings: VisitSettings = {
  clockToleranceMinutes: 5,
  acceptedLateDays: 30,
  unregisteredDays: 60,
};

/** Why a visit is not registered; each is a code of `registerVisit`. */
export type VisitRefusal =
  | 'VISIT_IN_FUTURE'
  | 'VISIT_TOO_OLD'
  | 'CARD_NOT_VALID'
  | 'CARD_SUSPENDED'
  | 'CARD_REPLACED'
  | 'CARD_MERGED'
  | 'CARD_UNREGISTERED_TOO_LONG';

export type TimeDecision =
  | { readonly accepted: true; readonly visitedAt: Date; readonly day: string }
  | { readonly accepted: false; readonly reason: VisitRefusal };

export type CardDecision =
  | {
      readonly accepted: true;
      /** The Helsinki day of the card's first visit, this one counted. */
      readonly firstVisitOn: string;
    }
  | { readonly accepted: false; readonly reason: VisitRefusal };

/**
 * When did the visit take place? A reader's clock may run a little ahead: such a visit is taken as of now, so that one before midnight does not
 * use up the next day. Older than what a reader may send late, it is refused: its period may be settled.
 * @param claimed as the reader said; null for now
 */
export function decideVisitTime(claimed: Date | null, now: Date, settings: VisitSettings): TimeDecision {
  const visitedAt = claimed ?? now;
  if (visitedAt.getTime() > now.getTime() + settings.clockToleranceMinutes * 60_000) {
    return { accepted: false, reason: 'VISIT_IN_FUTURE' };
  }
  const earliest = startOfDay(addDays(helsinkiDay(now), -settings.acceptedLateDays));
  if (visitedAt.getTime() < earliest.getTime()) return { accepted: false, reason: 'VISIT_TOO_OLD' };
  const taken = visitedAt > now ? now : visitedAt;
  return { accepted: true, visitedAt: taken, day: helsinkiDay(taken) };
}

/**
 * Does the card open a museum at that time? Judged by the card as it was on the day of the visit, so that a late visit gets the answer that it would
 * have had at the door. A first visit that arrives after a later one moves the start of the twelve months back: the order of arrival changes nothing.
 */
export function decideVisit(
  card: CardFacts,
  visit: { readonly visitedAt: Date; readonly day: string },
  settings: Pick<VisitSettings, 'unregisteredDays'>,
): CardDecision {
  const { visitedAt, day } = visit;
  // It was merged because nobody had used it: it has no visits, whenever they were.
  if (card.mergedIntoCardId !== null) return refused('CARD_MERGED');
  if (card.supersededAt !== null && card.supersededAt <= visitedAt) return refused('CARD_REPLACED');
  if (card.terminatedAt !== null && card.terminatedAt <= visitedAt) return refused('CARD_NOT_VALID');
  if (isSuspended(card, visitedAt)) return refused('CARD_SUSPENDED');
  const firstVisitOn = card.firstVisitOn === null || day < card.firstVisitOn ? day : card.firstVisitOn;
  if (!validityOf({ ...card, firstVisitOn }).some((period) => covers(period, day))) return refused('CARD_NOT_VALID');
  if (card.personId === null && day > addDays(firstVisitOn, settings.unregisteredDays)) {
    return refused('CARD_UNREGISTERED_TOO_LONG');
  }
  return { accepted: true, firstVisitOn };
}

function refused(reason: VisitRefusal): { readonly accepted: false; readonly reason: VisitRefusal } {
  return { accepted: false, reason };
}

import { addDays, helsinkiDay, startOfDay } from '../../shared/helsinki.js';
import type { CardFacts, ValidityPeriod } from './card.js';
import { covers, firstVisitPeriod, isSuperseded } from './card.js';

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
export type VisitRefusal = 'VISIT_IN_FUTURE' | 'VISIT_TOO_OLD' | 'CARD_NOT_VALID' | 'CARD_UNREGISTERED_TOO_LONG';

export type TimeDecision =
  | { readonly accepted: true; readonly visitedAt: Date; readonly day: string }
  | { readonly accepted: false; readonly reason: VisitRefusal };

export type CardDecision =
  | {
      readonly accepted: true;
      /** The card's validity after the visit, oldest first. */
      readonly validity: readonly ValidityPeriod[];
      /** True when the visit started the twelve months, or proved to have started them earlier than known. */
      readonly validityChanged: boolean;
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
  visit: { visitedAt: Date; day: string },
  settings: VisitSettings,
): CardDecision {
  if (isSuperseded(card) || (card.suspendedAt !== null && card.suspendedAt <= visit.visitedAt)) {
    return { accepted: false, reason: 'CARD_NOT_VALID' };
  }
  const validity = validityWith(card.validity, visit.day);
  if (!validity) return { accepted: false, reason: 'CARD_NOT_VALID' };
  const [first] = validity;
  if (card.personId === null && first && visit.day > addDays(first.from, settings.unregisteredDays)) {
    return { accepted: false, reason: 'CARD_UNREGISTERED_TOO_LONG' };
  }
  return { accepted: true, validity, validityChanged: validity !== card.validity };
}

/** The validity under which a visit on this day is good; null when there is none. The same list when nothing changes. */
function validityWith(validity: readonly ValidityPeriod[], day: string): readonly ValidityPeriod[] | null {
  if (validity.some((period) => covers(period, day))) return validity;
  const [first, next] = validity;
  if (!first) return [firstVisitPeriod(day)];
  if (first.reason !== 'FIRST_VISIT' || day > first.from) return null;
  const moved = firstVisitPeriod(day);
  // What was bought on top of the known end stays where it is; the holder does not lose the days between.
  return next ? [{ ...moved, until: first.until }, ...validity.slice(1)] : [moved];
}

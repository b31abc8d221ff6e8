import { helsinkiDay } from '../../shared/helsinki.js';
import type { CardFacts, Suspension } from './card.js';
import { isSuspended } from './card.js';
import type { Grant } from './validity.js';
import { monthsOf, validityOf, validUntil } from './validity.js';

/** Why a card is not changed; each is a code of the mutations of the card desk. */
export type CardRefusal =
  | 'CARD_ALREADY_REGISTERED'
  | 'CARD_NOT_REGISTERED'
  | 'CARD_ENDED'
  | 'CARD_MERGED'
  | 'CARD_REPLACED'
  | 'CARD_SUSPENDED'
  | 'CARD_NOT_SUSPENDED'
  | 'CARD_RESTRICTED'
  | 'CARD_HAS_NO_END'
  | 'NEW_CARD_USED'
  | 'NEW_CARD_OF_ANOTHER'
  | 'NEW_CARD_IS_THE_CARD'
  | 'MONTHS_OUT_OF_RANGE'
  | 'CORRECTION_TOO_EARLY';

interface Accepted<Change> {
  readonly accepted: true;
  readonly change: Change;
}

interface Refused {
  readonly accepted: false;
  readonly reason: CardRefusal;
}

export type Decision<Change> = Accepted<Change> | Refused;

/** A refused merging says which of the two cards it is about. */
export type MergeDecision = Accepted<Grant> | (Refused & { readonly about: 'CARD' | 'NEW_CARD' });

/** Time is added in whole months, up to ten years at once: what is more was mistyped. */
export const mostMonths = 120;

/** A card sold over the counter, or given, is registered to a person, once. Visits may precede (domain: registration and validity are two facts). */
export function decideRegistration(card: CardFacts, now: Date): Decision<{ readonly registeredAt: Date }> {
  return (
    lifeRefusal(card) ?? (card.personId === null ? accepted({ registeredAt: now }) : refused('CARD_ALREADY_REGISTERED'))
  );
}

/**
 * Time is added to a registered card: behind its end, or from this Helsinki day when that has passed.
 * @param extent months, or the day that the service desk sets; neither for a card that is to have no end
 */
export function decideGrant(
  card: CardFacts,
  { reason, months, until }: Pick<Grant, 'reason' | 'months' | 'until'>,
  now: Date,
): Decision<Grant> {
  const refusal = liveRefusal(card);
  if (refusal) return refusal;
  if (hasNoEnd(card)) return refused('CARD_HAS_NO_END');
  if (months !== null && (months < 1 || months > mostMonths)) return refused('MONTHS_OUT_OF_RANGE');
  const grantedOn = helsinkiDay(now);
  // A correction that reaches no further than what is there would say that it did something.
  const end = validUntil(validityOf(card));
  if (until !== null && (until < grantedOn || (end !== null && until <= end))) return refused('CORRECTION_TOO_EARLY');
  return accepted({ reason, grantedOn, months, until });
}

/**
 * The time of a new card is added to a card. The new card must be wholly unused and nobody else's; two cards that were used are never merged. On a card
 * that has expired, the time starts on the day of merging.
 */
export function decideMerge(card: CardFacts, newCard: CardFacts, now: Date): MergeDecision {
  const about = (of: 'CARD' | 'NEW_CARD', refusal: Refused | null) => refusal && { ...refusal, about: of };
  const cardRefusal =
    liveRefusal(card) ??
    (isSuspended(card, now) ? refused('CARD_SUSPENDED') : null) ??
    (hasNoEnd(card) ? refused('CARD_HAS_NO_END') : null);
  const newCardRefusal =
    lifeRefusal(newCard) ??
    (newCard.personId !== null && newCard.personId !== card.personId ? refused('NEW_CARD_OF_ANOTHER') : null) ??
    (newCard.firstVisitOn === null ? null : refused('NEW_CARD_USED')) ??
    (isSuspended(newCard, now) ? refused('CARD_SUSPENDED') : null);
  return (
    about('CARD', cardRefusal) ??
    about('NEW_CARD', newCardRefusal) ??
    accepted({ reason: 'MERGE', grantedOn: helsinkiDay(now), months: monthsOf(newCard), until: null })
  );
}

/** A lost card gives its place to a new one, which takes over all that it has; the old number stops working at once. */
export function decideReplacement(
  card: CardFacts,
): Decision<Pick<CardFacts, 'opening' | 'firstVisitOn' | 'grants' | 'suspensions'>> {
  const { opening, firstVisitOn, grants, suspensions } = card;
  return liveRefusal(card) ?? accepted({ opening, firstVisitOn, grants, suspensions });
}

/** The service desk holds a card back; its time runs on. */
export function decideSuspension(card: CardFacts, now: Date): Decision<readonly Suspension[]> {
  const refusal = lifeRefusal(card);
  if (refusal) return refusal;
  if (isSuspended(card, now)) return refused('CARD_SUSPENDED');
  return accepted([...card.suspensions, { from: now, until: null, cause: 'DESK' }]);
}

/** The service desk lets a card go that it held back; a restriction of processing is not the desk's to lift (Article 18, P30). */
export function decideResumption(card: CardFacts, now: Date): Decision<readonly Suspension[]> {
  const refusal = lifeRefusal(card);
  if (refusal) return refusal;
  const open = (cause: Suspension['cause']) =>
    card.suspensions.some((each) => each.until === null && each.cause === cause);
  if (!open('DESK')) return refused(open('RESTRICTION') ? 'CARD_RESTRICTED' : 'CARD_NOT_SUSPENDED');
  return accepted(
    card.suspensions.map((each) => (each.until === null && each.cause === 'DESK' ? { ...each, until: now } : each)),
  );
}

/** A card is ended for good, used or not. */
export function decideTermination(card: CardFacts, now: Date): Decision<{ readonly terminatedAt: Date }> {
  return lifeRefusal(card) ?? accepted({ terminatedAt: now });
}

function hasNoEnd(card: CardFacts): boolean {
  return [card.opening, ...card.grants].some(({ months, until }) => months === null && until === null);
}

/** What has ended, or has given its time or place away, is changed no more. */
function lifeRefusal(card: CardFacts): Refused | null {
  if (card.mergedIntoCardId !== null) return refused('CARD_MERGED');
  if (card.replacedByCardId !== null) return refused('CARD_REPLACED');
  return card.terminatedAt === null ? null : refused('CARD_ENDED');
}

/** The same for what only a card that belongs to somebody can have. */
function liveRefusal(card: CardFacts): Refused | null {
  return lifeRefusal(card) ?? (card.personId === null ? refused('CARD_NOT_REGISTERED') : null);
}

function accepted<Change>(change: Change): Accepted<Change> {
  return { accepted: true, change };
}

function refused(reason: CardRefusal): Refused {
  return { accepted: false, reason };
}

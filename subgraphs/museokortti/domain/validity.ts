import { addDays, helsinkiDay, lastDayOfMonths } from '../../shared/helsinki.js';
import type { ValidityReason } from '../generated/types.js';

/** A period in which a card opens museums, in Helsinki days, both included. */
export interface ValidityPeriod {
  readonly from: string;
  /** Null when there is no end: such a card never expires by itself. */
  readonly until: string | null;
  readonly reason: ValidityReason;
  /** The Helsinki day on which its time was added; that of the first visit for the opening. */
  readonly grantedOn: string;
}

/** How far a period reaches: until a day, or else for a number of months; with neither, it has no end. */
export interface Extent {
  /** Whole months from the period's first day. */
  readonly months: number | null;
  /** A Helsinki day, which counts before the months: what the service desk corrected by hand. */
  readonly until: string | null;
}

/** What the first registered visit opens. */
export interface Opening extends Extent {
  readonly reason: ValidityReason;
}

/** Time that was added to a card: bought, won, given or taken over from another card. */
export interface Grant extends Extent {
  readonly reason: ValidityReason;
  /** The Helsinki day on which it was added. On a card that has expired by then, it starts on this day. */
  readonly grantedOn: string;
}

/** The facts from which a card's validity follows. They are stored; the periods never are. */
export interface ValidityFacts {
  readonly opening: Opening;
  /** The Helsinki day of the earliest visit that was not struck out; null while there is none. */
  readonly firstVisitOn: string | null;
  /** In whatever order they were noted. */
  readonly grants: readonly Grant[];
  /** When the service desk ended the card for good; null while it has not. */
  readonly terminatedAt: Date | null;
  /** When another card took over the time or the place of this one; null while none has. */
  readonly supersededAt: Date | null;
}

/** What the ordinary card's first visit opens: twelve months. */
export const ordinaryOpening: Opening = { reason: 'FIRST_VISIT', months: 12, until: null };

/**
 * The periods of a card, oldest first and without overlaps. They follow from the facts alone, so that it does not matter in which order visits and
 * renewals became known: the opening runs from the first visit, and each grant, in the order of its day, from the end of what was there before, or from its
 * own day where that end has passed. What reaches no further than what is there already adds nothing. A card that was ended or superseded keeps what lies
 * before, that day included.
 */
export function validityOf(facts: ValidityFacts): readonly ValidityPeriod[] {
  const { opening, firstVisitOn, grants, terminatedAt, supersededAt } = facts;
  if (firstVisitOn === null) return [];
  const periods: ValidityPeriod[] = [openingPeriod(opening, firstVisitOn)];
  for (const grant of [...grants].sort(byDayThenKind)) {
    const end = periods.at(-1)?.until ?? null;
    // A card without an end needs nothing more.
    if (end === null) break;
    const next = addDays(end, 1);
    const from = next > grant.grantedOn ? next : grant.grantedOn;
    const until = endOf(grant, from);
    if (until === null || until >= from)
      periods.push({ from, until, reason: grant.reason, grantedOn: grant.grantedOn });
  }
  return [terminatedAt, supersededAt].reduce(
    (cut, at) => (at === null ? cut : cutAfter(cut, helsinkiDay(at))),
    periods,
  );
}

/**
 * The months that a card carries and has not begun to use, for the card that takes them over when the two are merged: its opening and all that was added.
 * @returns null when the card has no end; an end that was set by hand is counted as twelve months, for want of a first day
 */
export function monthsOf({ opening, grants }: Pick<ValidityFacts, 'opening' | 'grants'>): number | null {
  let months = 0;
  for (const extent of [opening, ...grants]) {
    if (extent.until === null && extent.months === null) return null;
    months += extent.months ?? ordinaryMonths;
  }
  return months;
}

export function covers(period: ValidityPeriod, day: string): boolean {
  return period.from <= day && (period.until === null || day <= period.until);
}

/** The last day of a card's validity; null when it has no end or no period yet. */
export function validUntil(periods: readonly ValidityPeriod[]): string | null {
  return periods.at(-1)?.until ?? null;
}

const ordinaryMonths = 12;

/** The day of the first visit is good in any case, even where an end was set by hand before it. */
function openingPeriod(opening: Opening, firstVisitOn: string): ValidityPeriod {
  const until = endOf(opening, firstVisitOn);
  return {
    from: firstVisitOn,
    until: until !== null && until < firstVisitOn ? firstVisitOn : until,
    reason: opening.reason,
    grantedOn: firstVisitOn,
  };
}

function endOf({ until, months }: Extent, from: string): string | null {
  return until ?? (months === null ? null : lastDayOfMonths(from, months));
}

/** A total order of all that a grant says: the same grants give the same periods, in whatever order they are stored. */
function byDayThenKind(one: Grant, other: Grant): number {
  return (
    compare(one.grantedOn, other.grantedOn) ||
    compare(rankOf(one.reason), rankOf(other.reason)) ||
    compare(one.until ?? '', other.until ?? '') ||
    // No end comes last: it would swallow what was added on the same day.
    compare(one.months ?? Infinity, other.months ?? Infinity)
  );
}

/** What was bought comes before what was given on top of it. */
const reasonsInOrder: readonly ValidityReason[] = [
  'FIRST_VISIT',
  'RENEWAL',
  'MERGE',
  'CAMPAIGN',
  'PRIZE',
  'CORRECTION',
];

function rankOf(reason: ValidityReason): number {
  return reasonsInOrder.indexOf(reason);
}

function compare<Value extends string | number>(one: Value, other: Value): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function cutAfter(periods: readonly ValidityPeriod[], day: string): ValidityPeriod[] {
  return periods
    .filter(({ from }) => from <= day)
    .map((period) => (period.until === null || period.until > day ? { ...period, until: day } : period));
}

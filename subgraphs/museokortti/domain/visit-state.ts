import type { VisitState } from '../generated/types.js';

/**
 * How far the books of visits are closed. Opening a settlement moves both bounds forward, never back: what the newest closing covers, all later ones
 * cover too.
 */
export interface VisitBooks {
  /** The last Helsinki day of the period that was closed last; null before the first. */
  readonly closedUntil: string | null;
  /** Visits that were recorded up to this instant are in the closed books; later ones of the same days enter the next settlement. */
  readonly recordedUntil: Date | null;
}

export interface VisitFacts {
  /** Helsinki day. */
  readonly day: string;
  readonly recordedAt: Date;
  readonly voidedAt: Date | null;
}

/** Is the visit in books that are closed? Then it never changes: a correction is a line of its own. */
export function isSettled({ day, recordedAt }: Pick<VisitFacts, 'day' | 'recordedAt'>, books: VisitBooks): boolean {
  const { closedUntil, recordedUntil } = books;
  return closedUntil !== null && recordedUntil !== null && day <= closedUntil && recordedAt <= recordedUntil;
}

/** What became of a visit, by the books as they are closed now. */
export function visitState(visit: VisitFacts, books: VisitBooks): VisitState {
  if (visit.voidedAt !== null) return 'VOIDED';
  return isSettled(visit, books) ? 'SETTLED' : 'RECORDED';
}

import type { CardSource } from '../mappers.js';
import type { VisitRefusal, VisitSettings } from './register-visit.js';
import { decideVisit, decideVisitTime } from './register-visit.js';

/** A reader sends so many visits at once, and no more. */
export const mostLines = 1_000;

/** A line of a reader's batch, as the reader saw the visit. */
export interface BatchLine {
  readonly cardNumber: string;
  readonly siteId: string;
  readonly visitedAt: Date;
}

/** What the register knows of what a batch names. */
export interface BatchKnowledge {
  readonly cardsByNumber: ReadonlyMap<string, CardSource>;
  readonly siteIds: ReadonlySet<string>;
  /** Visits that stand, as `dayKey` writes them. */
  readonly visited: ReadonlySet<string>;
  /** The only museum for which the reader registers; null for one that serves any. */
  readonly readerSiteId: string | null;
}

export type LineRefusal = VisitRefusal | 'UNKNOWN_CARD' | 'UNKNOWN_SITE' | 'SITE_NOT_YOURS' | 'DUPLICATE_VISIT';

export type LineDecision =
  | {
      readonly accepted: true;
      readonly card: CardSource;
      readonly siteId: string;
      readonly visitedAt: Date;
      readonly day: string;
    }
  | { readonly accepted: false; readonly reason: LineRefusal };

export interface BatchDecision {
  /** One for each line, in the order of the lines. */
  readonly lines: readonly LineDecision[];
  /** The Helsinki day of the first visit of each service that the batch visits, by service number. */
  readonly firstVisits: ReadonlyMap<string, string>;
}

/** What a card may have once: a visit at a museum on a Helsinki day. */
export function dayKey(serviceNumber: string, siteId: string, day: string): string {
  return `${day}|${siteId}|${serviceNumber}`;
}

/**
 * Decides a batch as if its visits had been registered one by one in the order of their instants, in whatever order the lines are: each line is answered by
 * itself, and of two that are the same visit the earlier is taken.
 */
export function decideBatch(
  lines: readonly BatchLine[],
  known: BatchKnowledge,
  now: Date,
  settings: VisitSettings,
): BatchDecision {
  const visited = new Set(known.visited);
  const firstVisits = new Map<string, string>();
  const decide = ({ cardNumber, siteId, visitedAt: claimed }: BatchLine): LineDecision => {
    if (known.readerSiteId !== null && known.readerSiteId !== siteId) return refused('SITE_NOT_YOURS');
    const time = decideVisitTime(claimed, now, settings);
    if (!time.accepted) return refused(time.reason);
    const card = known.cardsByNumber.get(cardNumber);
    if (!card) return refused('UNKNOWN_CARD');
    if (!known.siteIds.has(siteId)) return refused('UNKNOWN_SITE');
    const { day, visitedAt } = time;
    const { serviceNumber } = card;
    const key = dayKey(serviceNumber, siteId, day);
    if (visited.has(key)) return refused('DUPLICATE_VISIT');
    const firstVisitOn = firstVisits.get(serviceNumber) ?? card.firstVisitOn;
    const decision = decideVisit({ ...card, firstVisitOn }, { day, visitedAt }, settings);
    if (!decision.accepted) return refused(decision.reason);
    visited.add(key);
    firstVisits.set(serviceNumber, decision.firstVisitOn);
    return { accepted: true, card, siteId, visitedAt, day };
  };
  const decisions = new Map<number, LineDecision>();
  const inTime = [...lines.entries()].sort(
    ([one, a], [other, b]) => a.visitedAt.getTime() - b.visitedAt.getTime() || one - other,
  );
  for (const [index, line] of inTime) decisions.set(index, decide(line));
  return { lines: lines.map((_line, index) => decisions.get(index) ?? refused('UNKNOWN_CARD')), firstVisits };
}

function refused(reason: LineRefusal): LineDecision {
  return { accepted: false, reason };
}

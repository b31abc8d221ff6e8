import { helsinkiYear, startOfYear } from '../../shared/helsinki.js';
import type { Doubt, RelationshipFacts } from './relationship-facts.js';
import { doubtsOf } from './relationship-facts.js';

/** When a person's data is deleted without being asked, or why no date can be told (P24). */
export type Retention =
  | {
      readonly kind: 'DELETABLE_FROM';
      /** The first of January, 00:00 in Europe/Helsinki; UTC. */
      readonly deletableFrom: Date;
      /** What is the latest and therefore counts. A relationship that never went beyond the registration ended with it. */
      readonly basis: 'LAST_TRANSACTION' | 'RELATIONSHIP_END' | 'REGISTRATION';
      /** The instant from whose calendar year is counted; UTC. */
      readonly countedFrom: Date;
    }
  | {
      readonly kind: 'LIVE_RELATIONSHIP';
      /** When the last contract ends as things stand; null when one has no end. UTC. */
      readonly until: Date | null;
    }
  | { readonly kind: 'NEEDS_HUMAN'; readonly doubts: ReadonlySet<Doubt> };

const yearsKept = 5;

/**
 * P24: automatic deletion five years after the end of the calendar year, in Europe/Helsinki, of the later of the last transaction and the end of the
 * relationship. Never while a contract lives, and never on facts that cannot be true.
 * @param now UTC
 */
export function retentionOf(facts: RelationshipFacts, now: Date): Retention {
  const doubts = doubtsOf(facts, now);
  if (doubts.size > 0) return { kind: 'NEEDS_HUMAN', doubts };
  const { card, training } = facts;
  const contractUntil = latest(card.contractUntil, training.contractUntil);
  if (card.contractOpenEnded) return { kind: 'LIVE_RELATIONSHIP', until: null };
  if (contractUntil !== null && contractUntil > now) return { kind: 'LIVE_RELATIONSHIP', until: contractUntil };

  const counted = latestOf(facts, contractUntil);
  const deletableFrom = startOfYear(helsinkiYear(counted.countedFrom) + yearsKept + 1);
  if (deletableFrom <= now && card.unsettledVisits > 0) {
    return { kind: 'NEEDS_HUMAN', doubts: new Set(['UNSETTLED_PAST_RETENTION']) };
  }
  return { kind: 'DELETABLE_FROM', deletableFrom, ...counted };
}

/** Of a relationship that is over, what came last. */
function latestOf(
  { card, training, registeredAt }: RelationshipFacts,
  contractUntil: Date | null,
): Pick<Extract<Retention, { kind: 'DELETABLE_FROM' }>, 'basis' | 'countedFrom'> {
  const lastTransaction = latest(card.lastTransactionAt, training.lastTransactionAt);
  const contractEnd = lastInstantBefore(contractUntil);
  if (lastTransaction !== null && lastTransaction >= registeredAt && (!contractEnd || lastTransaction >= contractEnd)) {
    return { basis: 'LAST_TRANSACTION', countedFrom: lastTransaction };
  }
  if (contractEnd !== null && contractEnd >= registeredAt)
    return { basis: 'RELATIONSHIP_END', countedFrom: contractEnd };
  return { basis: 'REGISTRATION', countedFrom: registeredAt };
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** A card that is valid through 31.12.2021 ends at the first instant of 2022, and its relationship in 2021. */
function lastInstantBefore(end: Date | null): Date | null {
  return end && new Date(end.getTime() - 1);
}

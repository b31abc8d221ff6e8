import type { LocalizedText } from './localized-text.js';
import { inOneText } from './localized-text.js';
import * as reasons from './erasure-reasons.js';
import type { RelationshipFacts } from './relationship-facts.js';
import { doubtsOf } from './relationship-facts.js';
import { vouchersKeptUntil } from './vouchers.js';

export type ErasableCategory =
  | 'IDENTITY_AND_CONTACT'
  | 'IDENTIFIERS'
  | 'CUSTOMER_RELATIONSHIP'
  | 'SERVICE_EVENTS'
  | 'TRAINING'
  | 'DIET'
  | 'USE_OF_RIGHTS';

/** What an erasure would do with one category; `until` is the first instant at which it is over, null when nobody can tell yet. UTC. */
export interface ErasurePreviewItem {
  readonly category: ErasableCategory;
  readonly outcome: 'ERASED_NOW' | 'WAITS' | 'STAYS';
  readonly until: Date | null;
  readonly reason: LocalizedText;
}

export interface ErasurePreview {
  /** True when nothing waits. What stays on a legal ground does not wait. */
  readonly erasableNow: boolean;
  readonly items: readonly ErasurePreviewItem[];
}

/** The last days of the controllers' financial years, `MM-DD`. */
export interface FinancialYearEnds {
  readonly FMA_CREATIONS: string;
  readonly MUSEOLIITTO: string;
}

/** Something that an erasure waits for. */
interface Blocker {
  readonly until: Date | null;
  readonly reason: LocalizedText;
}

/**
 * What an erasure on request would do at this instant (P26): what the ordered service no longer needs goes at once; a card customer's data waits until
 * the card has ended and every visit is settled to the sites; vouchers stay as long as bookkeeping law says (Article 17(3)(b)); the
 * record of consents and requests stays to show what was decided (Article 5(2)).
 * @param now UTC
 */
export function erasurePreviewOf(
  facts: RelationshipFacts,
  financialYearEnds: FinancialYearEnds,
  now: Date,
): ErasurePreview {
  const items = itemsOf(facts, financialYearEnds, now);
  return { erasableNow: items.every(({ outcome }) => outcome !== 'WAITS'), items };
}

function itemsOf(facts: RelationshipFacts, ends: FinancialYearEnds, now: Date): readonly ErasurePreviewItem[] {
  if (doubtsOf(facts, now).size > 0) return doubtfulItems;
  const { card, training } = facts;
  const cardBlockers = blockersOfCard(facts, now);
  const trainingBlockers = blockersOfTraining(facts, now);
  const all = [...cardBlockers, ...trainingBlockers];
  const holdsCards = card.lastTransactionAt !== null || card.contractUntil !== null || card.contractOpenEnded;
  const holdsTrainings = training.lastTransactionAt !== null || training.contractUntil !== null;
  return [
    waitingFor(all, 'IDENTITY_AND_CONTACT'),
    waitingFor(all, 'IDENTIFIERS'),
    vouchers(facts, ends, now) ?? waitingFor(all, 'CUSTOMER_RELATIONSHIP'),
    ...(holdsCards || card.unsettledVisits > 0 ? [waitingFor(cardBlockers, 'SERVICE_EVENTS')] : []),
    ...(holdsTrainings ? [waitingFor(trainingBlockers, 'TRAINING'), diet] : []),
    useOfRights,
  ];
}

function blockersOfCard({ card }: RelationshipFacts, now: Date): readonly Blocker[] {
  const blockers: Blocker[] = [];
  if (card.contractOpenEnded) blockers.push({ until: null, reason: reasons.openEndedCard });
  else if (card.contractUntil !== null && card.contractUntil > now) {
    blockers.push({ until: card.contractUntil, reason: reasons.cardValid(card.contractUntil) });
  }
  if (card.unsettledVisits > 0) blockers.push({ until: null, reason: reasons.unsettledVisits(card.unsettledVisits) });
  return blockers;
}

function blockersOfTraining({ training }: RelationshipFacts, now: Date): readonly Blocker[] {
  const { contractUntil } = training;
  if (contractUntil === null || contractUntil <= now) return [];
  return [{ until: contractUntil, reason: reasons.trainingBooked(contractUntil) }];
}

function waitingFor(blockers: readonly Blocker[], category: ErasableCategory): ErasurePreviewItem {
  if (blockers.length === 0) return { category, outcome: 'ERASED_NOW', until: null, reason: reasons.erasedNow };
  const reason = inOneText(blockers.map((blocker) => blocker.reason));
  return { category, outcome: 'WAITS', until: latestEnd(blockers), reason };
}

/** The last blocker's end; null when one of them has none that is known. */
function latestEnd(blockers: readonly Blocker[]): Date | null {
  const ends = blockers.flatMap(({ until }) => (until === null ? [] : [until.getTime()]));
  return ends.length === blockers.length ? new Date(Math.max(...ends)) : null;
}

/** Null when no voucher can still have to be kept. The last transaction of any kind is the upper bound for the last that made a voucher (P14). */
function vouchers(
  { card, training }: RelationshipFacts,
  ends: FinancialYearEnds,
  now: Date,
): ErasurePreviewItem | null {
  const until = Math.max(
    card.lastTransactionAt === null ? 0 : vouchersKeptUntil(card.lastTransactionAt, ends.FMA_CREATIONS).getTime(),
    training.lastTransactionAt === null ? 0 : vouchersKeptUntil(training.lastTransactionAt, ends.MUSEOLIITTO).getTime(),
  );
  if (until <= now.getTime()) return null;
  const end = new Date(until);
  return { category: 'CUSTOMER_RELATIONSHIP', outcome: 'STAYS', until: end, reason: reasons.vouchers(end) };
}

/** Diets rest on explicit consent, and no contract needs them: they go at once, whatever is booked. */
const diet: ErasurePreviewItem = { category: 'DIET', outcome: 'ERASED_NOW', until: null, reason: reasons.diet };

const useOfRights: ErasurePreviewItem = {
  category: 'USE_OF_RIGHTS',
  outcome: 'STAYS',
  until: null,
  reason: reasons.useOfRights,
};

/** Absurd facts: nothing goes before a human has looked; the ledger of rights stays in any case. */
const doubtfulItems: readonly ErasurePreviewItem[] = [
  ...(['IDENTITY_AND_CONTACT', 'IDENTIFIERS', 'CUSTOMER_RELATIONSHIP', 'SERVICE_EVENTS', 'TRAINING'] as const).map(
    (category): ErasurePreviewItem => ({ category, outcome: 'WAITS', until: null, reason: reasons.humanChecks }),
  ),
  diet,
  useOfRights,
];

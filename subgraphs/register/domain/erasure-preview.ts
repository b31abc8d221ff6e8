import type { ErasureOutcome, PersonalDataCategory, RetentionRule } from '../generated/types.js';
import * as reasons from './erasure-reasons.js';
import type { LocalizedText } from './localized-text.js';
import { inOneText } from './localized-text.js';
import type { RelationshipFacts } from './relationship-facts.js';
import { doubtsOf } from './relationship-facts.js';
import { vouchersKeptUntil } from './vouchers.js';

/** What is kept together: a category of the schema under one of its retention rules. */
interface ErasablePart {
  readonly category: PersonalDataCategory;
  readonly retention: RetentionRule;
}

/** What an erasure would do with one part; `until` is the first instant at which it is over, null when nobody can tell yet. UTC. */
export interface ErasurePreviewItem extends ErasablePart {
  readonly outcome: ErasureOutcome;
  readonly until: Date | null;
  readonly reason: LocalizedText;
}

export interface ErasurePreview {
  /** True when nothing waits. What stays on a legal ground does not wait. */
  readonly erasableNow: boolean;
  readonly items: readonly ErasurePreviewItem[];
}

/** Which parts are held at all, as each side says. Of diets nothing is said: that there is one is special category data itself (Article 9). */
export interface HeldParts {
  readonly visits: boolean;
  readonly orders: boolean;
  /** Enrolments or qualifications. */
  readonly trainings: boolean;
  /** The last order, payment or refund that bookkeeping keeps a voucher of; null when there is none. UTC. */
  readonly lastVoucherAt: Date | null;
}

/** Something that an erasure waits for. */
interface Blocker {
  readonly until: Date | null;
  readonly reason: LocalizedText;
}

/**
 * What an erasure on request would do at this instant (P26): what the ordered service no longer needs goes at once; a card customer's data waits until
 * the card has ended and every visit is settled to the sites; vouchers stay, with the name and the customer number on them, as long as bookkeeping law
 * says (Article 17(3)(b), P14); the record of consents and requests stays to show what was decided (Article 5(2)). One line for each part that is held.
 * @param financialYearEnd the last day of FMA Creations Oy's financial year, `MM-DD`
 * @param now UTC
 */
export function erasurePreviewOf(
  facts: RelationshipFacts,
  held: HeldParts,
  financialYearEnd: string,
  now: Date,
): ErasurePreview {
  const items = itemsOf(facts, held, financialYearEnd, now);
  return { erasableNow: items.every(({ outcome }) => outcome !== 'WAITS'), items };
}

function itemsOf(
  facts: RelationshipFacts,
  held: HeldParts,
  financialYearEnd: string,
  now: Date,
): readonly ErasurePreviewItem[] {
  const card = blockersOfCard(facts, now);
  const training = blockersOfTraining(facts, now);
  // Absurd facts: nothing goes before a human has looked.
  const doubtful = doubtsOf(facts, now, [held.lastVoucherAt]).size > 0;
  const erased = (part: ErasablePart, blockers: readonly Blocker[]): ErasurePreviewItem =>
    doubtful ? { ...part, outcome: 'WAITS', until: null, reason: reasons.humanChecks } : waitingFor(blockers, part);

  const vouchersUntil = doubtful ? null : vouchersStayUntil(held, financialYearEnd, now);
  const both = [...card, ...training];
  return [
    withVouchers(erased(identity, both), vouchersUntil, reasons.nameOnVouchers),
    withVouchers(erased(identifiers, both), vouchersUntil, reasons.customerNumberOnVouchers),
    erased(relationship, both),
    ...(held.orders ? [vouchersUntil === null ? erased(vouchers, both) : stayingUntil(vouchersUntil)] : []),
    ...(held.visits ? [erased(visits, card)] : []),
    ...(held.trainings ? [erased(trainings, training), diet] : []),
    useOfRights,
  ];
}

const identity: ErasablePart = { category: 'IDENTITY_AND_CONTACT', retention: 'RELATIONSHIP_PLUS_5_YEARS' };
const identifiers: ErasablePart = { category: 'IDENTIFIERS', retention: 'RELATIONSHIP_PLUS_5_YEARS' };
const relationship: ErasablePart = { category: 'CUSTOMER_RELATIONSHIP', retention: 'RELATIONSHIP_PLUS_5_YEARS' };
const vouchers: ErasablePart = { category: 'CUSTOMER_RELATIONSHIP', retention: 'VOUCHER_6_YEARS' };
const visits: ErasablePart = { category: 'SERVICE_EVENTS', retention: 'RELATIONSHIP_PLUS_5_YEARS' };
const trainings: ErasablePart = { category: 'TRAINING', retention: 'RELATIONSHIP_PLUS_5_YEARS' };

/** Diets rest on explicit consent, and no contract needs them: they go at once, whatever is booked, if there are any. */
const diet: ErasurePreviewItem = {
  category: 'DIET',
  retention: 'SESSION_PLUS_30_DAYS',
  outcome: 'ERASED_NOW',
  until: null,
  reason: reasons.diet,
};

/** Always held once somebody asks for an erasure: the request itself is recorded (P18). */
const useOfRights: ErasurePreviewItem = {
  category: 'USE_OF_RIGHTS',
  retention: 'ACCOUNTABILITY_RECORD',
  outcome: 'STAYS',
  until: null,
  reason: reasons.useOfRights,
};

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

function waitingFor(blockers: readonly Blocker[], part: ErasablePart): ErasurePreviewItem {
  if (blockers.length === 0) return { ...part, outcome: 'ERASED_NOW', until: null, reason: reasons.erasedNow };
  const reason = inOneText(blockers.map((blocker) => blocker.reason));
  return { ...part, outcome: 'WAITS', until: latestEnd(blockers), reason };
}

/** The last blocker's end; null when one of them has none that is known. */
function latestEnd(blockers: readonly Blocker[]): Date | null {
  const ends = blockers.flatMap(({ until }) => (until === null ? [] : [until.getTime()]));
  return ends.length === blockers.length ? new Date(Math.max(...ends)) : null;
}

/** Null when no voucher has to be kept any longer. */
function vouchersStayUntil({ lastVoucherAt }: HeldParts, financialYearEnd: string, now: Date): Date | null {
  if (lastVoucherAt === null) return null;
  const until = vouchersKeptUntil(lastVoucherAt, financialYearEnd);
  return until > now ? until : null;
}

function stayingUntil(until: Date): ErasurePreviewItem {
  return { ...vouchers, outcome: 'STAYS', until, reason: reasons.vouchers(until) };
}

/** Who bought what is on the voucher (`BOOKKEEPING` among the field's purposes): that much stays with it. */
function withVouchers(
  item: ErasurePreviewItem,
  vouchersUntil: Date | null,
  sentence: (until: Date) => LocalizedText,
): ErasurePreviewItem {
  if (vouchersUntil === null) return item;
  return { ...item, reason: inOneText([item.reason, sentence(vouchersUntil)]) };
}

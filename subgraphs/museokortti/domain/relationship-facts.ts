import { addDays, startOfDay } from '../../shared/helsinki.js';
import type { CardFacts } from './card.js';
import { isSuperseded } from './card.js';
import { validityOf, validUntil } from './validity.js';

/** What retention and erasure need to know of a person's relationship with the card service (P24, P26). */
export interface RelationshipFacts {
  /** The latest purchase, payment, refund, registration of a card or visit; null when there is none. */
  readonly lastTransactionAt: Date | null;
  /** The instant at which the last card's validity ends; null when there is none, or none that ends. */
  readonly contractUntil: Date | null;
  /** True while a contract has no known end: a card without end, or one that is not in use yet, such as a gift. */
  readonly contractOpenEnded: boolean;
  /** Visits that are registered and not settled to the museum yet. */
  readonly unsettledVisits: number;
  /** True when there is a visit, struck out or not. */
  readonly holdsVisits: boolean;
  /** True when there is an order, cancelled or not. */
  readonly holdsOrders: boolean;
  /** The latest purchase, payment or refund, of which bookkeeping keeps a voucher (P14); null when there is none. */
  readonly lastVoucherAt: Date | null;
}

export interface RelationshipRecords {
  readonly cards: readonly (CardFacts & { readonly registeredAt: Date | null })[];
  /** The latest visit that was not struck out. */
  readonly lastVisitAt: Date | null;
  /** The latest purchase, payment or refund. */
  readonly lastOrderAt: Date | null;
  readonly unsettledVisits: number;
  readonly holdsVisits: boolean;
  readonly holdsOrders: boolean;
}

/**
 * The facts of one person. A card that gave its time or place to another carries no contract of its own; a suspended one does, its time runs; one that was
 * ended has its contract until then. An order that was never paid is no transaction, a struck-out visit neither: the records leave them out.
 */
export function relationshipFacts(records: RelationshipRecords): RelationshipFacts {
  const contracts = records.cards.filter((card) => !isSuperseded(card)).map(contractOf);
  return {
    lastTransactionAt: latest([
      records.lastVisitAt,
      records.lastOrderAt,
      ...records.cards.map(({ registeredAt }) => registeredAt),
    ]),
    contractUntil: latest(contracts.map(({ until }) => until)),
    contractOpenEnded: contracts.some(({ openEnded }) => openEnded),
    unsettledVisits: records.unsettledVisits,
    holdsVisits: records.holdsVisits,
    holdsOrders: records.holdsOrders,
    lastVoucherAt: records.lastOrderAt,
  };
}

/** Until when a card binds: the end of its last day, or the instant at which it was ended. One that is unused, or has no end, is open-ended. */
function contractOf(card: CardFacts): { readonly until: Date | null; readonly openEnded: boolean } {
  if (card.terminatedAt !== null) return { until: card.terminatedAt, openEnded: false };
  const lastDay = validUntil(validityOf(card));
  return lastDay === null
    ? { until: null, openEnded: true }
    : { until: startOfDay(addDays(lastDay, 1)), openEnded: false };
}

function latest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);
}

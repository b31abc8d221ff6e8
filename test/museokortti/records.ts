import type { mongo } from 'mongoose';
import type { CardDocument } from '../../subgraphs/museokortti/data/card/card.model.js';
import type { OrderDocument } from '../../subgraphs/museokortti/data/order/order.model.js';
import type { SettlementBooksDocument } from '../../subgraphs/museokortti/data/settlement-books/settlement-books.model.js';
import type { SiteDocument } from '../../subgraphs/museokortti/data/site/site.model.js';
import type { VisitDocument } from '../../subgraphs/museokortti/data/visit/visit.model.js';

type Given<Document> = Partial<Document> & { readonly _id: string };

/** A museum of 12 € unless told otherwise. */
export function site(given: Given<SiteDocument>): SiteDocument {
  return {
    name: `Museum ${given._id}`,
    municipality: 'Helsinki',
    prices: [{ from: '2020-01-01', cents: 1200 }],
    ...given,
  };
}

/** A card of Aino's that nobody has used, unless told otherwise. */
export function card(given: Given<CardDocument> & { readonly number: string }): CardDocument {
  return {
    personId: 'aino',
    serviceNumber: `service-${given._id}`,
    registeredAt: given.personId === null ? null : new Date('2026-01-02T10:00:00.000Z'),
    createdAt: new Date('2026-01-01T10:00:00.000Z'),
    opening: { reason: 'FIRST_VISIT', months: 12, until: null },
    firstVisitOn: null,
    grants: [],
    suspensions: [],
    terminatedAt: null,
    mergedIntoCardId: null,
    replacedByCardId: null,
    supersededAt: null,
    version: 0,
    ...given,
  };
}

/** A visit of Aino's that waits for its settlement, unless told otherwise. */
export function visit(given: Given<VisitDocument> & { readonly visitedAt: Date; readonly day: string }): VisitDocument {
  return {
    cardId: 'card',
    // A card's own, so that visits with several cards are not those of one service.
    serviceNumber: `service-${given.cardId ?? 'card'}`,
    personId: 'aino',
    siteId: 'ateneum',
    normalPrice: 1200,
    recordedAt: given.visitedAt,
    voidedAt: null,
    ...given,
  };
}

/** A paid order of Aino's, unless told otherwise. */
export function order(given: Given<OrderDocument> & { readonly orderedAt: Date }): OrderDocument {
  return {
    personId: 'aino',
    number: `number-${given._id}`,
    kind: 'NEW_CARD',
    state: 'PAID',
    stateSince: given.orderedAt,
    paymentMethod: 'MOBILEPAY',
    lines: [{ product: 'Museokortti, 12 kk', quantity: 1, unitPrice: 7300 }],
    total: 7300,
    ...given,
  };
}

/** Books that are closed up to a day, with what was recorded until then. */
export function closedBooks(closedUntil: string, recordedUntil: string): SettlementBooksDocument {
  return { _id: 'visits', closedUntil, recordedUntil: new Date(recordedUntil), version: 1 };
}

/** What a collection of the card service is filled with. */
export interface Records {
  readonly sites?: readonly SiteDocument[];
  readonly cards?: readonly CardDocument[];
  readonly visits?: readonly VisitDocument[];
  readonly orders?: readonly OrderDocument[];
  readonly settlementBooks?: readonly SettlementBooksDocument[];
}

/** Stores records as they are. */
export async function store(db: mongo.Db, records: Records): Promise<void> {
  for (const [name, documents] of Object.entries(records) as [string, readonly { _id: string }[]][]) {
    if (documents.length > 0) await db.collection<{ _id: string }>(name).insertMany([...documents]);
  }
}

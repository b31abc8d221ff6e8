// What resolvers start from: an export `<Type>Source` is the source of the schema's `<Type>`; `npm run generate` reads the names. Sources are as
// small as the type's own resolvers allow. `personId` (or `__typename: 'Person'` with `id`) lets the policy `own-record` know whose record it is.

import type { CountedConnection } from '../shared/runtime/connection.js';
import type { CardFacts } from './domain/card.js';
import type { Price } from './domain/normal-price.js';
import type { VisitFacts } from './domain/visit-state.js';
import type { ExportKind, OrderKind, OrderState, PaymentMethod } from './generated/types.js';

/** A person by id, which is all that this side holds of them (P10). */
export interface PersonSource {
  readonly __typename: 'Person';
  readonly id: string;
}

export interface SiteSource {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  /** Oldest first. */
  readonly prices: readonly Price[];
}

/** A card with the facts from which its state follows. */
export interface CardSource extends CardFacts {
  readonly id: string;
  readonly number: string;
  readonly serviceNumber: string;
  readonly registeredAt: Date | null;
}

/** A visit with the facts from which its state follows. */
export interface VisitSource extends VisitFacts {
  readonly id: string;
  readonly cardId: string;
  /** That of the card: the same for a card and the one that it replaced. */
  readonly serviceNumber: string;
  readonly personId: string | null;
  readonly siteId: string;
  readonly visitedAt: Date;
  /** Cents. */
  readonly normalPrice: number;
}

/** A visit as the museum's reader may see it: nothing of the person. */
export interface RegisteredVisitSource {
  readonly id: string;
  readonly siteId: string;
  readonly visitedAt: Date;
  readonly cardValidUntil: string | null;
}

export interface OrderSource {
  readonly id: string;
  readonly personId: string;
  readonly number: string;
  readonly kind: OrderKind;
  readonly orderedAt: Date;
  readonly state: OrderState;
  /** When it was paid, paid back or cancelled; when it was made, while it is open. */
  readonly stateSince: Date;
  readonly paymentMethod: PaymentMethod;
  /** Prices in cents. */
  readonly lines: readonly { readonly product: string; readonly quantity: number; readonly unitPrice: number }[];
  /** Cents. */
  readonly total: number;
}

export type SiteConnectionSource = CountedConnection<SiteSource>;
export type CardConnectionSource = CountedConnection<CardSource>;
export type VisitConnectionSource = CountedConnection<VisitSource>;
export type OrderConnectionSource = CountedConnection<OrderSource>;

/** A page of a staff search, by the number that was searched; null when it was no number. */
export interface PersonConnectionSource {
  readonly cardNumber: string | null;
}

export interface PersonDataExportSource {
  readonly __typename: 'PersonDataExport';
  readonly id: string;
  readonly personId: string;
  readonly kind: ExportKind;
}

/** The part of an export that this side holds: all of it, read before any of it is told, so that it is never short. */
export interface MuseokorttiExportSource {
  /** Oldest first. */
  readonly cards: readonly CardSource[];
  /** Oldest first. */
  readonly visits: readonly VisitSource[];
  /** Oldest first. */
  readonly orders: readonly OrderSource[];
}

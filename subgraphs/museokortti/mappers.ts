// What resolvers start from: an export `<Type>Source` is the source of the schema's `<Type>`; `npm run generate` reads the names. Sources are as
// small as the type's own resolvers allow. `personId` (or `__typename: 'Person'` with `id`) lets the policy `own-record` know whose record it is.

import type { CountedConnection } from '../shared/runtime/connection.js';
import type {
  ExportKind,
  OrderKind,
  OrderState,
  PaymentMethod,
  ValidityReason,
  VisitState,
} from './generated/types.js';

/** A person by id, which is all that this side holds of them (P10). */
export interface PersonSource {
  readonly __typename: 'Person';
  readonly id: string;
}

export interface SiteSource {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  /** Oldest first, each holding from a Helsinki day on; cents. */
  readonly prices: readonly { readonly from: string; readonly cents: number }[];
}

export interface CardSource {
  readonly id: string;
  readonly personId: string | null;
  readonly number: string;
  readonly serviceNumber: string;
  readonly registeredAt: Date | null;
  /** Helsinki days, oldest period first. */
  readonly validity: readonly {
    readonly from: string;
    readonly until: string | null;
    readonly reason: ValidityReason;
  }[];
  readonly suspendedAt: Date | null;
  readonly mergedIntoCardId: string | null;
  readonly replacedByCardId: string | null;
}

export interface VisitSource {
  readonly id: string;
  readonly cardId: string;
  readonly personId: string | null;
  readonly siteId: string;
  readonly visitedAt: Date;
  /** Helsinki day. */
  readonly day: string;
  /** Cents. */
  readonly normalPrice: number;
  readonly state: VisitState;
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

/** A page of a staff search, by what was searched. */
export interface PersonConnectionSource {
  readonly search: string;
  readonly first: number;
  readonly after: string | null;
}

export interface PersonDataExportSource {
  readonly __typename: 'PersonDataExport';
  readonly id: string;
  readonly personId: string;
  readonly kind: ExportKind;
}

/** The part of an export that this side holds. */
export interface MuseokorttiExportSource {
  readonly personId: string;
  readonly kind: ExportKind;
}

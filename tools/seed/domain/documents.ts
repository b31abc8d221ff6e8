/** What is stored, as the three subgraphs read it. Times are UTC instants, days are `YYYY-MM-DD` in Europe/Helsinki, money is whole cents. */

export type Language = 'FI' | 'SV' | 'EN';

export interface LocalizedText {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

export interface PersonDocument {
  readonly _id: string;
  readonly customerNumber: string;
  readonly name: { readonly given: string; readonly family: string };
  readonly email: string | null;
  readonly emailKey: string | null;
  readonly phone: string | null;
  readonly address: {
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
  } | null;
  readonly birthYear: number | null;
  readonly language: Language;
  readonly registeredAt: Date;
  /** Which details were changed after the registration, by whom. */
  readonly provenance: readonly {
    readonly detail: 'EMAIL' | 'PHONE' | 'ADDRESS' | 'LANGUAGE';
    readonly source: 'DATA_SUBJECT' | 'CONTROLLER';
    readonly changedAt: Date;
  }[];
  readonly version: number;
}

export interface ConsentDecisionDocument {
  readonly _id: string;
  readonly personId: string;
  readonly purpose: 'COMMUNICATIONS' | 'DEVELOPMENT';
  readonly state: 'GIVEN' | 'RENEWED' | 'REFUSED' | 'WITHDRAWN';
  readonly decidedAt: Date;
  readonly channel: 'web' | 'telephone' | 'letter';
  readonly noticeVersion: string;
  readonly noticeLanguage: Language;
}

export interface RightsRequestDocument {
  readonly _id: string;
  readonly personId: string;
  readonly kind: 'ACCESS' | 'PORTABILITY' | 'RECTIFICATION' | 'ERASURE' | 'RESTRICTION' | 'OBJECTION';
  readonly state: 'RECEIVED' | 'FULFILLED' | 'REFUSED' | 'CANCELLED';
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly decidedOn: string | null;
}

export interface DisclosureDocument {
  readonly _id: string;
  readonly personId: string;
  readonly at: Date;
  readonly kind: 'READ' | 'SEARCH' | 'EXPORT';
  readonly role: string;
  readonly purpose: string;
  readonly actor: string;
}

export interface SiteDocument {
  readonly _id: string;
  readonly name: string;
  readonly municipality: string;
  /** Oldest first. */
  readonly prices: readonly { readonly from: string; readonly cents: number }[];
}

export type ValidityReason = 'FIRST_VISIT' | 'RENEWAL' | 'MERGE' | 'CAMPAIGN' | 'PRIZE' | 'CORRECTION';

export interface CardDocument {
  readonly _id: string;
  readonly personId: string | null;
  readonly number: string;
  readonly serviceNumber: string;
  readonly registeredAt: Date | null;
  readonly createdAt: Date;
  readonly opening: ExtentDocument;
  readonly firstVisitOn: string | null;
  readonly grants: readonly (ExtentDocument & { readonly grantedOn: string })[];
  readonly suspensions: readonly { readonly from: Date; readonly until: Date | null; readonly cause: 'DESK' }[];
  readonly terminatedAt: Date | null;
  readonly mergedIntoCardId: string | null;
  readonly replacedByCardId: string | null;
  readonly supersededAt: Date | null;
  readonly version: number;
}

/** How far a period reaches: until a day, or for so many months; without an end when it has neither. */
interface ExtentDocument {
  readonly reason: ValidityReason;
  readonly months: number | null;
  readonly until: string | null;
}

export interface VisitDocument {
  readonly _id: string;
  readonly cardId: string;
  readonly serviceNumber: string;
  readonly personId: string | null;
  readonly siteId: string;
  readonly visitedAt: Date;
  readonly day: string;
  readonly normalPrice: number;
  readonly recordedAt: Date;
  readonly voidedAt: Date | null;
}

/** How far the books of visits are closed. */
export interface SettlementBooksDocument {
  readonly _id: 'visits';
  readonly closedUntil: string | null;
  readonly recordedUntil: Date | null;
  readonly version: number;
}

export type PaymentMethod = 'BANK' | 'CARD' | 'INVOICE' | 'MOBILEPAY' | 'EPASSI' | 'SMARTUM' | 'EDENRED' | 'EAZYBREAK';

export interface OrderDocument {
  readonly _id: string;
  readonly personId: string;
  readonly number: string;
  readonly kind: 'NEW_CARD' | 'RENEWAL' | 'GIFT';
  readonly orderedAt: Date;
  readonly state: 'OPEN' | 'PAID' | 'REFUNDED' | 'CANCELLED';
  /** When it came to its state: payment, refund, cancellation. */
  readonly stateSince: Date;
  readonly paymentMethod: PaymentMethod;
  readonly lines: readonly { readonly product: string; readonly quantity: number; readonly unitPrice: number }[];
  readonly total: number;
}

export interface CourseDocument {
  readonly _id: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly ects: number | null;
}

export interface SessionDocument {
  readonly _id: string;
  readonly courseId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly capacity: number;
  /** Places held: confirmed before the session; attended, completed or missed after it. */
  readonly taken: number;
  readonly price: number;
  readonly enrolUntil: Date;
  readonly servesFood: boolean;
  readonly catererId: string | null;
}

export type EnrolmentState =
  'REQUESTED' | 'WAITLISTED' | 'CONFIRMED' | 'CANCELLED' | 'ATTENDED' | 'NO_SHOW' | 'COMPLETED';

export interface EnrolmentDocument {
  readonly _id: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly state: EnrolmentState;
  readonly enrolledAt: Date;
  readonly completedAt: Date | null;
}

export interface QualificationDocument {
  readonly _id: string;
  readonly personId: string;
  readonly name: LocalizedText;
  readonly awardedOn: string;
}

export type DietCode = 'VEGETARIAN' | 'VEGAN' | 'GLUTEN_FREE' | 'LACTOSE_FREE' | 'NUT_FREE' | 'PORK_FREE';

export interface DietDocument {
  readonly _id: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly codes: readonly DietCode[];
  readonly deletedFrom: Date;
}

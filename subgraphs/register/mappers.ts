// What resolvers start from: an export `<Type>Source` is the source of the schema's `<Type>`; `npm run generate` reads the names. Sources are as
// small as the type's own resolvers allow. `personId` (or `__typename: 'Person'` with `id`) lets the policy `own-record` know whose record it is.

import type { Connection, CountedConnection } from '../shared/runtime/connection.js';
import type { UserError } from '../shared/errors.js';
import type { ConsentDecision, Disclosure, ExportKind, RightsRequest } from './generated/types.js';

/** A person by id; the resolvers of Person load the rest. */
export interface PersonSource {
  readonly __typename: 'Person';
  readonly id: string;
  /** As they came with the reference, when a field `@requires` them: JSON, null from a side that could not be asked. */
  readonly cardFacts?: unknown;
  readonly trainingFacts?: unknown;
}

/** A change by whom it was about; the resolver of `person` writes the reading down. */
export interface UpdateContactDetailsPayloadSource {
  readonly personId: string | null;
  readonly userErrors: readonly UserError[];
}

export type ConsentDecisionSource = Omit<ConsentDecision, '__typename'> & { readonly personId: string };
export type RightsRequestSource = Omit<RightsRequest, '__typename'> & { readonly personId: string };
export type DisclosureSource = Omit<Disclosure, '__typename'> & { readonly personId: string };

export type ConsentConnectionSource = CountedConnection<ConsentDecisionSource>;
export type RightsRequestConnectionSource = CountedConnection<RightsRequestSource>;
export type DisclosureConnectionSource = CountedConnection<DisclosureSource>;

/** What was searched; the page itself is read once it is known whose card the searched number is. */
export interface PersonConnectionSource {
  readonly search: string;
  readonly first: number;
  readonly after: string | null;
  /** Twelve digits, for the card side to say whose card has them; null when anything else was searched, which it must not learn. */
  readonly cardNumber: string | null;
  /** Reads the page, once however many fields ask. */
  readonly page: () => Promise<Connection<PersonSource>>;
}
export type PersonEdgeSource = Connection<PersonSource>['edges'][number];

/** An export by its number in the log. The parts come with the reference when a field `@requires` them; null is one that could not be reached. */
export interface PersonDataExportSource {
  readonly __typename: 'PersonDataExport';
  readonly id: string;
  readonly personId: string;
  readonly kind: ExportKind;
  readonly museokortti?: { readonly complete: boolean } | null;
  readonly training?: { readonly complete: boolean } | null;
}

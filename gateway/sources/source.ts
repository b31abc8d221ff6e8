import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Deadline } from './deadline.js';

/** What the gateway asks of a subgraph: one fetch of a query plan. */
export interface SourceRequest {
  readonly query: string;
  /** The parsed `query`. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** Who asks, signed by the gateway for this subgraph alone. */
  readonly statement: string;
}

export interface SourceResponse {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

/** Where a subgraph runs: in this process or behind HTTP. */
export interface SubgraphSource {
  /** The subgraph's name in the supergraph. */
  readonly name: string;
  /**
   * Asks the subgraph. Rejects when it cannot be reached or gives no GraphQL response, with `ResponseTooLarge` when it gives too much.
   * @param deadline after which nobody waits any longer
   */
  fetch(request: SourceRequest, deadline: Deadline): Promise<SourceResponse>;
  /** Rejects when the subgraph cannot answer just now. */
  checkReady(deadline: Deadline): Promise<void>;
  close(): Promise<void>;
}

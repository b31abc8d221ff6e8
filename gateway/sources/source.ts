import type { DocumentNode, GraphQLFormattedError } from 'graphql';

/** What the gateway asks of a subgraph: one fetch of a query plan. */
export interface SourceRequest {
  readonly query: string;
  /** The parsed `query`. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** Who asks, signed by the gateway. */
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
   * Asks the subgraph. Rejects when it cannot be reached or gives no GraphQL response.
   * @param signal aborted when the deadline has passed and nobody waits any longer
   */
  fetch(request: SourceRequest, signal: AbortSignal): Promise<SourceResponse>;
  /** Rejects when the subgraph cannot answer just now. */
  checkReady(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

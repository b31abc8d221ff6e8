import type { Caller } from '../subgraphs/shared/access/caller.js';
import type { RequestSummary } from './logging/request-summary.js';

/** What lives for one request to `/graphql`. */
export interface GatewayContext {
  readonly caller: Caller;
  /** The caller, signed for the subgraph of that name alone. */
  readonly statementFor: (subgraph: string) => Promise<string>;
  readonly summary: RequestSummary;
}

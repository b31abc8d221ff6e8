import type { SourceRequest, SourceResponse, SubgraphSource } from './source.js';

/** As much of a subgraph as the gateway needs when both run in one process. */
export interface CoLocatedSubgraph {
  readonly name: string;
  execute(
    request: Pick<SourceRequest, 'query' | 'document' | 'variables' | 'operationName'>,
    statement: string | undefined,
  ): Promise<SourceResponse>;
  checkReady(): Promise<void>;
}

/**
 * A subgraph in this process: no HTTP, no serialising, the plan's parsed document handed over as it is. It still gets the signed statement and
 * enforces the rules itself, as in any other topology. Whoever started the subgraph closes it.
 */
export function inProcessSource(subgraph: CoLocatedSubgraph): SubgraphSource {
  return {
    name: subgraph.name,
    fetch: ({ statement, ...request }) => subgraph.execute(request, statement),
    checkReady: () => subgraph.checkReady(),
    close: () => Promise.resolve(),
  };
}

import { startGateway } from '../../gateway/server.js';
import type { SubgraphSource } from '../../gateway/sources/source.js';
import {
  endOnRequest,
  identity,
  listening,
  silent,
  statementKey,
  subgraphDeadlineMilliseconds,
  supergraphSdl,
} from './environment.js';

/** The product's gateway as its own `main.ts` starts it, over subgraphs that are wherever the sources say. */
export async function serveProduct(sources: readonly SubgraphSource[]): Promise<void> {
  await startGateway({
    ...listening(),
    supergraphSdl: supergraphSdl(),
    sources,
    statementKey: await statementKey(),
    identity: identity(),
    subgraphDeadlineMilliseconds: subgraphDeadlineMilliseconds(),
    logger: silent,
  });
  endOnRequest();
}

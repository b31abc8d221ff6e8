import { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginSchemaReportingDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import type { Clock } from '../subgraphs/shared/clock.js';
import { EnforcingGateway } from './access/enforcing-gateway.js';
import { readSupergraph } from './access/supergraph.js';
import type { GatewayContext } from './context.js';
import { maskClientError } from './errors/mask-client-error.js';
import { costPlugin } from './limits/cost-plugin.js';
import { summaryPlugin } from './logging/summary-plugin.js';
import { ResilientSource } from './sources/resilient.js';
import type { SubgraphSource } from './sources/source.js';

export interface ApolloOptions {
  readonly supergraphSdl: string;
  readonly sources: readonly SubgraphSource[];
  /** Above which an operation is refused. */
  readonly maximumCost: number;
  readonly subgraphDeadlineMilliseconds: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly plugins: readonly ApolloServerPlugin<GatewayContext>[];
}

/**
 * Apollo Server over `@apollo/gateway`, with everything switched off that speaks to others or tells more than it must.
 * @throws when the supergraph names a subgraph that has no source
 */
export function apolloServer(options: ApolloOptions): ApolloServer<GatewayContext> {
  // Read by @apollo/gateway as it loads; otherwise it reports to its maker.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  // Apollo's own lines are about itself; below a warning they are of no use to an operator.
  const logger = options.logger.child({ component: 'apollo' }, { level: 'warn' });
  const { plannableSdl, access } = readSupergraph(options.supergraphSdl);
  const sources = new Map(options.sources.map((source) => [source.name, resilient(source, options)]));
  const gateway = new ApolloGateway({
    supergraphSdl: plannableSdl,
    logger,
    // A co-located subgraph takes a fetch as it was planned, without printing and parsing it.
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    buildService: ({ name }) => {
      const source = sources.get(name);
      if (!source) throw new Error(`The supergraph names a subgraph that has no source: ${name}`);
      return source;
    },
  });
  return new ApolloServer<GatewayContext>({
    gateway: new EnforcingGateway(gateway, access),
    logger,
    // Who asks comes in a bearer header that a browser never adds by itself, so that no other site can ask in a person's name; and GET stays usable
    // by any client.
    csrfPrevention: false,
    // For callers who have signed in, and nobody else gets as far as this.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    // Would keep whatever anybody sends.
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    formatError: maskClientError(options.logger),
    stringifyResult: (result) => JSON.stringify(result),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      summaryPlugin(),
      costPlugin(options.maximumCost),
      ...options.plugins,
    ],
  });
}

function resilient(source: SubgraphSource, options: ApolloOptions): ResilientSource {
  return new ResilientSource(source, {
    clock: options.clock,
    logger: options.logger,
    deadlineMilliseconds: options.subgraphDeadlineMilliseconds,
  });
}

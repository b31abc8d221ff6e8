import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { readSupergraph } from '../../gateway/access/supergraph.js';
import { systemClock } from '../../subgraphs/shared/clock.js';
import { statementHeader, statementSigner } from '../../subgraphs/shared/statement.js';
import { serve } from './apollo-over-fastify.js';
import { statementKey, subgraphUrls, supergraphSdl } from './environment.js';

interface Context {
  readonly statementFor: (subgraph: string) => Promise<string>;
}

// (a) The same subgraphs behind a stock @apollo/gateway with its default HTTP data source: no rules, no limits, no masking.
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
const urls = subgraphUrls();
const sign = statementSigner(await statementKey(), systemClock);
const gateway = new ApolloGateway({
  supergraphSdl: readSupergraph(supergraphSdl()).plannableSdl,
  buildService: ({ name }) =>
    new RemoteGraphQLDataSource<Context>({
      url: urls[name] ?? '',
      willSendRequest: async (sent) => {
        if (!('incomingRequestContext' in sent)) return;
        sent.request.http?.headers.set(statementHeader, await sent.context.statementFor(name));
      },
    }),
});
await serve(new ApolloServer<Context>({ gateway, csrfPrevention: false }), (caller) => ({
  statementFor: (subgraph) => sign(caller, subgraph),
}));

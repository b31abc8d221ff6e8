import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { readSupergraph } from '../../gateway/access/supergraph.js';
import { systemClock } from '../../subgraphs/shared/clock.js';
import { statementHeader, statementSigner } from '../../subgraphs/shared/statement.js';
import { serve } from './apollo-over-fastify.js';
import { statementKey, subgraphUrls, supergraphSdl } from './environment.js';

interface Context {
  readonly statement: string;
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
      willSendRequest: ({ request, context }) => {
        if ('statement' in context) request.http?.headers.set(statementHeader, String(context.statement));
      },
    }),
});
await serve(new ApolloServer<Context>({ gateway, csrfPrevention: false }), async (caller) => ({
  statement: await sign(caller),
}));

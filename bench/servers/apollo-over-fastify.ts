import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { callerOfRequest } from '../../gateway/tokens/caller-of-request.js';
import { remoteKeys } from '../../gateway/tokens/remote-keys.js';
import { tokenVerifier } from '../../gateway/tokens/verifier.js';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import { systemClock } from '../../subgraphs/shared/clock.js';
import { endOnRequest, identity, listening } from './environment.js';

/** A plain Apollo Server in front, with the HTTP framework and the token verification of the product, so that only what is behind differs. */
export async function serve<Context extends object>(
  server: ApolloServer<Context>,
  contextOf: (caller: Caller) => Promise<Context> | Context,
): Promise<void> {
  const { issuer, audience, jwksUri } = identity();
  const keys = remoteKeys(jwksUri);
  const verify = tokenVerifier({ issuer, audience, keys, maximumAgeSeconds: 3_600, clock: systemClock });
  await server.start();
  const app = Fastify({ forceCloseConnections: true });
  app.post(
    '/graphql',
    fastifyApolloHandler(server, {
      context: async ({ headers }) =>
        contextOf(await callerOfRequest({ authorization: headers.authorization, purpose: undefined }, verify)),
    }),
  );
  app.get('/health/ready', () => ({ status: 'READY' }));
  await app.listen(listening());
  endOnRequest();
}

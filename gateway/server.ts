import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyBaseLogger } from 'fastify';
import Fastify, { LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { CryptoKey } from 'jose';
import type { Logger } from 'pino';
import { pino } from 'pino';
import type { Clock } from '../subgraphs/shared/clock.js';
import { systemClock } from '../subgraphs/shared/clock.js';
import { useClosingConnections } from '../subgraphs/shared/runtime/close-connections.js';
import { statementSigner } from '../subgraphs/shared/statement.js';
import { apolloServer } from './apollo.js';
import type { DevelopmentIssuer } from './dev-issuer/dev-issuer.js';
import type { GraphiqlOptions } from './graphiql/plugin.js';
import { graphiqlPlugin } from './graphiql/plugin.js';
import { authenticator } from './http/authenticate.js';
import { allowOrigins } from './http/cross-origin.js';
import { developmentRoutes } from './http/development-routes.js';
import { useErrorResponses } from './http/error-responses.js';
import { exportSchemasRoute } from './http/export-schemas-route.js';
import { graphqlRoute } from './http/graphql-route.js';
import { healthRoutes } from './http/health-routes.js';
import { useRequestLog } from './http/request-log.js';
import { schemaRoute } from './http/schema-route.js';
import type { IdentityProvider } from './identity.js';
import { isDevelopmentIssuer } from './identity.js';
import { documentAdmission } from './limits/admission.js';
import type { OperationLimits } from './limits/limits.js';
import { defaultLimits } from './limits/limits.js';
import type { SubgraphSource } from './sources/source.js';
import { remoteKeys } from './tokens/remote-keys.js';
import { tokenVerifier } from './tokens/verifier.js';

export interface GatewayOptions {
  /** The composed supergraph, as it is checked in. */
  readonly supergraphSdl: string;
  /** Where each subgraph of the supergraph runs. The gateway closes them. */
  readonly sources: readonly SubgraphSource[];
  /** Ed25519 private key that signs caller statements; the subgraphs hold its public half. */
  readonly statementKey: CryptoKey;
  /** Whose tokens are believed. With the development issuer there are `/dev/personas` and `/dev/token` too; whoever started it closes it. */
  readonly identity: IdentityProvider | DevelopmentIssuer;
  /** 127.0.0.1 unless told. */
  readonly host?: string;
  /** 0, any free port, unless told. */
  readonly port?: number;
  /** Milliseconds that one fetch from a subgraph may take; 2000 unless told. */
  readonly subgraphDeadlineMilliseconds?: number;
  /** Seconds after its issuing when a token is refused, whatever its `exp` says; 3600 unless told. */
  readonly maximumTokenAgeSeconds?: number;
  readonly limits?: OperationLimits;
  /** The origins whose pages may ask from a browser; none unless told. */
  readonly corsOrigins?: readonly string[];
  /** Where GraphiQL's page and the example documents are; without it there is no `/graphiql`. */
  readonly graphiql?: GraphiqlOptions;
  readonly clock?: Clock;
  /** Silent unless told. */
  readonly logger?: Logger;
}

export interface RunningGateway {
  /** Where it listens, without a path: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Lets the requests under way finish, for ten seconds at most, and stops. */
  close(): Promise<void>;
}

/** Bytes of a request body: many times the longest document of the product with its variables. */
const bodyLimit = 256 * 1024;

/** What Fastify would write of a request, a response or an error: at most its class. */
const withoutRequests = { req: () => undefined, res: () => undefined, err: (error: Error) => error.name };

/** Milliseconds in which a client must have sent its whole request. */
const requestTimeout = 30_000;

/**
 * Starts the public endpoint.
 * @throws what `listen` gives for a port that is taken; an error for a supergraph that does not load or a subgraph without a source
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { identity, sources } = options;
  const limits = options.limits ?? defaultLimits;
  const clock = options.clock ?? systemClock;
  const logger = options.logger ?? pino({ enabled: false });
  const subgraphDeadlineMilliseconds = options.subgraphDeadlineMilliseconds ?? 2_000;

  // Fastify's own lines could hold addresses, and in them documents and variables: requests are logged by `useRequestLog` instead.
  const loggerInstance: FastifyBaseLogger = logger.child(
    { component: 'http' },
    { level: 'warn', serializers: withoutRequests },
  );
  const app = Fastify({
    bodyLimit,
    requestTimeout,
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
  });
  // JSON alone: a text body would reach a handler as a string.
  app.removeContentTypeParser('text/plain');
  useErrorResponses(app, logger);
  useRequestLog(app, logger);
  useClosingConnections(app);
  await allowOrigins(app, options.corsOrigins ?? []);

  let schema: GraphQLSchema | undefined;
  const server = apolloServer({
    supergraphSdl: options.supergraphSdl,
    sources,
    maximumCost: limits.cost,
    subgraphDeadlineMilliseconds,
    clock,
    logger,
    plugins: [
      fastifyApolloDrainPlugin(app),
      { serverWillStart: (service) => Promise.resolve(void (schema = service.schema)) },
    ],
  });
  await server.start();

  const authenticate = authenticator(
    tokenVerifier({
      issuer: identity.issuer,
      audience: identity.audience,
      keys: remoteKeys(identity.jwksUri),
      maximumAgeSeconds: options.maximumTokenAgeSeconds ?? 3_600,
      clock,
    }),
  );
  graphqlRoute(app, {
    server,
    authenticate,
    sign: statementSigner(options.statementKey, clock),
    admit: documentAdmission(limits),
  });
  healthRoutes(app, sources, subgraphDeadlineMilliseconds);
  if (schema) schemaRoute(app, schema, authenticate);
  exportSchemasRoute(app);
  if (isDevelopmentIssuer(identity)) developmentRoutes(app, identity);
  if (options.graphiql) await app.register(graphiqlPlugin, options.graphiql);

  const close = async (): Promise<void> => {
    await server.stop();
    await Promise.all(sources.map((source) => source.close()));
  };
  try {
    const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

import type { FastifyBaseLogger } from 'fastify';
import { fastify, LogController } from 'fastify';
import type { Logger } from 'pino';
import { statementHeader } from '../statement.js';
import { useClosingConnections } from './close-connections.js';
import { betweenServices } from './service-fault.js';
import type { Subgraph, SubgraphRequest } from './subgraph.js';

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
}

/** A subgraph that listens. */
export interface ListeningSubgraph {
  readonly url: string;
  /** Answers what is under way, then stops listening. Does not close the subgraph itself. */
  close(): Promise<void>;
}

/** The largest request: `_entities` of a hundred persons is some ten kilobytes. */
const bodyLimit = 4 * 1024 * 1024;

/**
 * Serves a subgraph to the gateway: `POST /graphql` in JSON, `/health/live` (the process runs) and `/health/ready` (its store answers). Not for the
 * public: whoever has no caller statement of the gateway is told UNAUTHENTICATED.
 */
export async function listen(subgraph: Subgraph, options: ListenOptions): Promise<ListeningSubgraph> {
  const loggerInstance: FastifyBaseLogger = options.logger;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    forceCloseConnections: 'idle',
  });

  useClosingConnections(app);

  app.post<{ Body: SubgraphRequest }>('/graphql', { schema: { body: requestSchema } }, async (request, reply) => {
    const statement = request.headers[statementHeader];
    const { query, variables, operationName } = request.body;
    const response = await subgraph.execute(
      { query, ...(variables && { variables }), ...(operationName !== undefined && { operationName }) },
      typeof statement === 'string' ? statement : undefined,
    );
    const refused = response.data === undefined && response.errors?.[0]?.extensions?.['code'] === 'UNAUTHENTICATED';
    return reply.status(refused ? 401 : 200).send(response);
  });

  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await subgraph.checkReady();
      return { status: 'ready' };
    } catch {
      return reply.status(503).send({ status: 'not ready' });
    }
  });

  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    // The gateway sends nothing that cannot be read: too large or malformed, it is a fault between the services.
    options.logger.error({ service: subgraph.name, status }, 'request failed');
    return reply.status(status).send({
      errors: [
        { message: 'The request cannot be read.', extensions: { code: 'BAD_USER_INPUT', [betweenServices]: true } },
      ],
    });
  });

  const url = await app.listen({ host: options.host, port: options.port });
  return { url, close: () => app.close() };
}

const requestSchema = {
  type: 'object',
  required: ['query'],
  properties: {
    query: { type: 'string' },
    variables: { type: ['object', 'null'], additionalProperties: true },
    operationName: { type: ['string', 'null'] },
  },
} as const;

import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { PublicError } from '../../subgraphs/shared/errors.js';
import type { SignStatement } from '../../subgraphs/shared/statement.js';
import type { GatewayContext } from '../context.js';
import type { Authenticate } from './authenticate.js';
import { sendError } from './error-responses.js';
import { withHttpStatus } from './http-error.js';

export interface GraphqlRouteOptions {
  readonly server: ApolloServer<GatewayContext>;
  readonly authenticate: Authenticate;
  readonly sign: SignStatement;
  /** Throws for a document that is too large to be looked at. */
  readonly admit: (document: string) => void;
}

/** `/graphql`, GraphQL over HTTP: POST for all operations, GET for queries. */
export function graphqlRoute(app: FastifyInstance, { server, authenticate, sign, admit }: GraphqlRouteOptions): void {
  const context = async (request: FastifyRequest): Promise<GatewayContext> => {
    try {
      const caller = await authenticate(request);
      const document = documentOf(request);
      if (document !== undefined) admit(document);
      return { caller, statementFor: (subgraph) => sign(caller, subgraph), summary: request.summary };
    } catch (error) {
      if (error instanceof GraphQLError) request.summary.errorCodes = [String(error.extensions['code'])];
      throw error instanceof PublicError ? withHttpStatus(error) : error;
    }
  };
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // A HEAD of a query would run it and throw its answer away.
    exposeHeadRoute: false,
    onRequest: (_request, reply, done) => {
      // Personal data, and another's for another token: kept by nobody on the way.
      void reply.header('cache-control', 'no-store').header('vary', 'authorization, origin, purpose');
      done();
    },
    handler: fastifyApolloHandler(server, { context }),
  });
  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
    url: '/graphql',
    handler: (_request, reply) =>
      sendError(reply.header('allow', 'GET, POST'), 405, 'METHOD_NOT_ALLOWED', 'Use POST, or GET for a query.'),
  });
}

/** The document of a request; undefined when it has none, or more than one, which Apollo answers. */
function documentOf({ method, body, url }: FastifyRequest): string | undefined {
  if (method === 'GET') return queryParameterOf(url);
  if (typeof body !== 'object' || body === null || !('query' in body)) return undefined;
  return typeof body.query === 'string' ? body.query : undefined;
}

/**
 * Read as Apollo reads it, down to a `#` in the address. Fastify's own parser takes a broken escape otherwise: what it hands over is then another document
 * than the one that is run, and the limits would be held against the wrong one.
 * @throws ERR_INVALID_URL for what is no address, as Apollo's reading does
 */
function queryParameterOf(url: string): string | undefined {
  // The host has no part in it: any will do.
  const [document, ...others] = new URL(url, 'http://gateway.invalid').searchParams.getAll('query');
  return others.length === 0 ? document : undefined;
}

import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { Authenticate } from './authenticate.js';

/** `GET /schema.graphql`: the API schema with its descriptions, for whoever is signed in. What is between the services is not in it. */
export function schemaRoute(app: FastifyInstance, schema: GraphQLSchema, authenticate: Authenticate): void {
  const printed = printSchema(lexicographicSortSchema(schema));
  app.get('/schema.graphql', async (request, reply) => {
    await authenticate(request);
    return reply.type('text/plain; charset=utf-8').send(printed);
  });
}

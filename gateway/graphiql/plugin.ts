import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { readExamples } from './examples.js';
import { securityHeaders } from './security-headers.js';

export interface GraphiqlOptions {
  /** The folder that `buildGraphiqlPage` wrote, usually `dist/graphiql`. */
  readonly assetsDir: string;
  /** The folder of the checked-in documents, usually `schema/operations`. */
  readonly operationsDir: string;
}

const notBuilt = 'The GraphiQL page is not built: run `npm run build`.';

/**
 * Serves GraphiQL: `GET /graphiql`, its examples at `/graphiql/examples` and its files at `/graphiql/assets/`, all under a strict content
 * security policy. Holds no secret and answers without a token: whoever opens it can do no more than with `POST /graphql`.
 *
 * Without a built page the gateway starts all the same and answers 503 here, because the graph doesn't depend on it; the
 * warning in the log says how to mend it. Examples that cannot be read are a broken installation, and refuse the start.
 */
export const graphiqlPlugin: FastifyPluginAsync<GraphiqlOptions> = async (fastify, { assetsDir, operationsDir }) => {
  const examples = await readExamples(operationsDir);
  const page = await readFile(join(assetsDir, 'index.html'), 'utf8').catch(() => undefined);

  fastify.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders);
  });

  fastify.get('/graphiql', async (_request, reply) => {
    if (page === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(`${notBuilt}\n`);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });

  fastify.get('/graphiql/examples', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(examples),
  );

  if (page === undefined) {
    fastify.log.warn(notBuilt);
    return;
  }
  await fastify.register(fastifyStatic, {
    root: join(assetsDir, 'assets'),
    prefix: '/graphiql/assets/',
    preCompressed: true,
    index: false,
    decorateReply: false,
    // The name of each file carries a hash of its content.
    immutable: true,
    maxAge: '365d',
  });
};

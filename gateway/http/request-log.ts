import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { RequestSummary } from '../logging/request-summary.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the log will say of this request. */
    summary: RequestSummary;
  }
}

/**
 * One line for each request: the route and never the address, which for a GET holds the document and its variables; the operation's hash, and
 * the role and purpose for which it ran. Health checks are at debug level.
 */
export function useRequestLog(app: FastifyInstance, logger: Logger): void {
  app.decorateRequest('summary');
  app.addHook('onRequest', (request, _reply, done) => {
    request.summary = {};
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      ...request.summary,
    };
    if (route.startsWith('/health/')) logger.debug(line, 'request');
    else logger.info(line, 'request');
    done();
  });
}

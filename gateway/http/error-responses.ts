import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { ErrorCode } from '../../subgraphs/shared/errors.js';
import { PublicError } from '../../subgraphs/shared/errors.js';
import { statusOf } from './http-error.js';

/** Codes of errors outside of GraphQL: of the HTTP request itself. */
export type HttpErrorCode =
  ErrorCode | 'BAD_REQUEST' | 'NOT_FOUND' | 'METHOD_NOT_ALLOWED' | 'UNKNOWN_PERSONA' | 'HOST_NOT_ALLOWED';

/** Answers with an error in the shape of a GraphQL response, so that a client reads all errors alike. */
export function sendError(reply: FastifyReply, status: number, code: HttpErrorCode, message: string): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code } }] });
}

/** What Fastify says of a request, and of errors that nobody caught: coded, and nothing of the request quoted. */
export function useErrorResponses(app: FastifyInstance, logger: Logger): void {
  app.setNotFoundHandler((_request, reply) => sendError(reply, 404, 'NOT_FOUND', 'There is nothing at this address.'));
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error instanceof PublicError) {
      const code = error.extensions['code'] as ErrorCode;
      if (code === 'UNAUTHENTICATED') void reply.header('www-authenticate', 'Bearer');
      return sendError(reply, statusOf(code), code, error.message);
    }
    const status = error.code === 'ERR_INVALID_URL' ? 400 : (error.statusCode ?? 500);
    if (status === 413)
      return sendError(reply, 413, 'OPERATION_TOO_COMPLEX', 'The request body is larger than the limit allows.');
    if (status < 500)
      return sendError(reply, status, 'BAD_REQUEST', 'The request cannot be read: see the HTTP status.');
    const id = randomUUID();
    logger.error({ errorId: id, type: error.name, code: error.code }, 'unexpected error');
    return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', `Unexpected error, logged as ${id}.`);
  });
}

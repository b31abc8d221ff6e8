import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError, Kind } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { errorCode } from '../error-code.js';
import { isErrorCode } from '../errors.js';

/**
 * What of an error may leave a service: code, message and path of the errors that the table knows. All else is logged with an id and leaves as
 * INTERNAL_SERVER_ERROR with that id, because a driver's message may quote what was stored.
 */
export function maskError(error: unknown, { name, logger }: { name: string; logger: Logger }): GraphQLFormattedError {
  const path = error instanceof GraphQLError ? error.path : undefined;
  const known = publicError(error);
  if (known) {
    return { message: known.message, ...(path && { path }), extensions: { code: known.extensions['code'] } };
  }
  const id = randomUUID();
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  logger.error(
    { errorId: id, service: name, error: describe(cause), field: fieldOf(error), depth: path?.length },
    'unexpected error',
  );
  return {
    message: `Unexpected error, logged as ${id}.`,
    ...(path && { path }),
    // The gateway reuses the id, so that one finds the lines of both.
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: id },
  };
}

function publicError(error: unknown): GraphQLError | undefined {
  const candidate = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(candidate instanceof GraphQLError)) return undefined;
  const code = candidate.extensions['code'];
  return isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR' ? candidate : undefined;
}

/** The field of the schema where it happened. Not the path: a client chooses the aliases in it, and they could be personal data. */
function fieldOf(error: unknown): string | undefined {
  const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  return node?.kind === Kind.FIELD ? node.name.value : undefined;
}

/** The class and the stack's frames: where it happened, without the message, which may quote personal data. */
function describe(cause: unknown): { type: string; code?: string | number; stack?: string } {
  if (!(cause instanceof Error)) return { type: typeof cause };
  const code = errorCode(cause);
  const frames = cause.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  return { type: cause.name, ...(code !== undefined && { code }), ...(frames && { stack: frames }) };
}

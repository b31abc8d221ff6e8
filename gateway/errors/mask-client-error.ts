import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { isErrorCode, PublicError } from '../../subgraphs/shared/errors.js';
import { requestErrorMessage } from './request-error-message.js';

/** What Apollo says of a request that cannot be run; the caller's to mend. */
const requestCodes = new Set<string>(
  Object.values(ApolloServerErrorCode).filter((code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR),
);

/**
 * What of an error a caller may read: its code, message and path when the code is one of ours or one of Apollo's for requests. Anything else leaves as
 * INTERNAL_SERVER_ERROR with an id, by which the log tells where it happened. Service names, addresses and stacks stay here.
 */
export function maskClientError(
  logger: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { message, locations, path, extensions } = formatted;
    const code = extensions?.['code'];
    const place = path && { path };
    if (isPublic(code, extensions) || isOurs(error)) return { message, ...place, extensions: { code } };
    if (isMutationByGet(error)) {
      return { message: 'A mutation needs POST; GET is for queries.', extensions: { code: 'METHOD_NOT_ALLOWED' } };
    }
    if (typeof code === 'string' && requestCodes.has(code)) {
      return {
        message: requestErrorMessage(code, message, error),
        ...(locations && { locations }),
        ...place,
        extensions: { code },
      };
    }
    const id = knownId(extensions) ?? randomUUID();
    logger.error(
      // Not the path itself: the client chooses the aliases in it. The subgraph's line of the same id names the field.
      { errorId: id, depth: path?.length, subgraph: extensions?.['serviceName'], cause: describe(error) },
      'unexpected error',
    );
    return {
      message: `Unexpected error, logged as ${id}.`,
      ...place,
      extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR },
    };
  };
}

function isPublic(code: unknown, extensions: GraphQLFormattedError['extensions']): code is string {
  if (!isErrorCode(code) || code === 'INTERNAL_SERVER_ERROR') return false;
  if (code === 'BAD_USER_INPUT') return extensions?.['serviceName'] !== undefined;
  // A subgraph that does not know its caller has a fault between the services; the caller has shown a token that verifies.
  return code !== 'UNAUTHENTICATED' || extensions?.['serviceName'] === undefined;
}

/** An error that the gateway itself made for its caller: there is nothing to mask. */
function isOurs(error: unknown): boolean {
  return error instanceof PublicError;
}

/** Apollo sends the status and the header `Allow: POST`, but codes it as any request that it cannot read. */
function isMutationByGet(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false;
  const { http } = error.extensions;
  return typeof http === 'object' && http !== null && 'status' in http && http.status === 405;
}

/** A subgraph has logged its own unexpected errors: the same id finds both lines. */
function knownId(extensions: GraphQLFormattedError['extensions']): string | undefined {
  const id = extensions?.['errorId'];
  return typeof id === 'string' && id.length === randomUUID().length ? id : undefined;
}

/** The class and where it was thrown, without the message, which may quote personal data. */
function describe(error: unknown): { type: string; frames?: string[] } {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(cause instanceof Error)) return { type: typeof cause };
  const lines = cause.stack?.split('\n') ?? [];
  return {
    type: cause.name,
    frames: lines.filter((line) => line.trimStart().startsWith('at ')).map((line) => line.trim()),
  };
}

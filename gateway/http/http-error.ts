import { HeaderMap } from '@apollo/server';
import type { ErrorCode, PublicError } from '../../subgraphs/shared/errors.js';

/** HTTP statuses of the errors that end a request before its operation is looked at. */
const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  BAD_USER_INPUT: 400,
  PURPOSE_NOT_ALLOWED: 403,
  IDENTITY_PROVIDER_UNAVAILABLE: 503,
};

/** Gives an error its HTTP status, and the challenge that belongs to a 401 (RFC 6750, 3). It stays what it is: an error whose message is for the caller. */
export function withHttpStatus(error: PublicError): PublicError {
  const code = error.extensions['code'] as ErrorCode;
  const headers = new HeaderMap(code === 'UNAUTHENTICATED' ? [['www-authenticate', 'Bearer']] : []);
  error.extensions['http'] = { status: statusOf(code), headers };
  return error;
}

export function statusOf(code: ErrorCode): number {
  return statuses[code] ?? 500;
}

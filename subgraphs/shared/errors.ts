import { GraphQLError } from 'graphql';

/**
 * The stable codes of `errors[]`, with what each means for a caller. What has no code here is masked as `INTERNAL_SERVER_ERROR` and
 * logged with an id. Messages carry no personal data.
 */
export const errorCodes = {
  UNAUTHENTICATED: 'No token, or one that does not verify.',
  IDENTITY_PROVIDER_UNAVAILABLE: 'The issuer of tokens cannot be reached, so that nobody can be recognised just now.',
  FORBIDDEN: 'The caller may not see or do this.',
  PURPOSE_NOT_ALLOWED: "The header `Purpose` names a purpose that the caller's role does not have.",
  BAD_USER_INPUT: 'An argument has a value that cannot be used.',
  SUBGRAPH_UNAVAILABLE: 'The controller that holds this part cannot be reached; the rest of the answer stands.',
  FACTS_UNAVAILABLE: 'The answer rests on facts that could not be had just now.',
  OPERATION_TOO_COMPLEX: 'The operation is larger than the limits allow.',
  INTERNAL_SERVER_ERROR: 'Unexpected; logged with the id in the message.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Is this a code of the table? What has another one is masked. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code);
}

/** An error that a caller may read: a stable code and a message without personal data. Everything else is masked. */
export class PublicError extends GraphQLError {
  constructor(code: ErrorCode, message: string = errorCodes[code]) {
    super(message, { extensions: { code } });
    this.name = 'PublicError';
  }
}

/** Something that the caller can mend: an entry of a payload's `userErrors`. */
export interface UserError {
  readonly code: string;
  readonly path: readonly string[];
  readonly message: string;
}

import type { Caller } from '../../subgraphs/shared/access/caller.js';
import type { ProcessingPurpose } from '../../subgraphs/shared/access/purposes.js';
import { roleNamed } from '../../subgraphs/shared/access/roles.js';
import { PublicError } from '../../subgraphs/shared/errors.js';
import type { Principal } from './principal.js';
import type { TokenVerifier } from './verifier.js';

/** What of a request says who asks, and for what. */
export interface CallerHeaders {
  readonly authorization?: string | undefined;
  /** `Purpose`: one of the purposes of the caller's role; the role's first when it is left out (P22, Article 5(1)(b)). */
  readonly purpose?: string | undefined;
}

const bearer = 'bearer ';

/**
 * Who asks.
 * @throws UNAUTHENTICATED without a token that verifies; PURPOSE_NOT_ALLOWED for a purpose that the role does not have, and for any purpose of a data
 * subject, who acts for themselves
 */
export async function callerOfRequest(headers: CallerHeaders, verify: TokenVerifier): Promise<Caller> {
  return callerFor(await verify(bearerToken(headers.authorization)), headers.purpose);
}

function bearerToken(authorization: string | undefined): string {
  if (authorization?.slice(0, bearer.length).toLowerCase() !== bearer) {
    throw new PublicError('UNAUTHENTICATED', 'A bearer token is required.');
  }
  return authorization.slice(bearer.length).trim();
}

function callerFor(principal: Principal, purpose: string | undefined): Caller {
  const { purposes } = roleNamed(principal.role);
  return { ...principal, purpose: chosenPurpose(purposes, purpose) };
}

function chosenPurpose(purposes: readonly ProcessingPurpose[], asked: string | undefined): ProcessingPurpose | null {
  if (asked === undefined) return purposes[0] ?? null;
  const chosen = purposes.find((purpose) => purpose === asked);
  if (!chosen) throw new PublicError('PURPOSE_NOT_ALLOWED');
  return chosen;
}

import type { JWTVerifyGetKey } from 'jose';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { Clock } from '../../subgraphs/shared/clock.js';
import { PublicError } from '../../subgraphs/shared/errors.js';
import type { Principal } from './principal.js';
import { principalOf } from './principal.js';

export interface TokenVerifierOptions {
  /** `iss` of the tokens that are believed. */
  readonly issuer: string;
  /** `aud` that a token must name: without it a token meant for another service would open this one. */
  readonly audience: string;
  /** The issuer's public keys. */
  readonly keys: JWTVerifyGetKey;
  /** Seconds from `iat` after which a token is refused, whatever its `exp` says. */
  readonly maximumAgeSeconds: number;
  readonly clock: Clock;
}

export type TokenVerifier = (token: string) => Promise<Principal>;

/** Asymmetric algorithms alone: with a symmetric one, or `none`, whoever knows the public key could sign. */
const algorithms = ['ES256', 'EdDSA', 'RS256'];

/** An access token says so (RFC 9068), or says only that it is a JWT; a logout token or a proof of possession is not one. */
const accessTokenTypes = new Set(['at+jwt', 'application/at+jwt', 'jwt']);

/** Seconds by which the issuer's clock may differ from this one. */
const clockToleranceSeconds = 5;

/** Verified tokens that are kept until they expire: verifying costs more than a small query. */
const keptTokens = 10_000;

/**
 * Verifies access tokens of an OpenID Connect provider.
 * @returns a function that rejects with UNAUTHENTICATED for a token that does not verify, and with IDENTITY_PROVIDER_UNAVAILABLE when the
 * issuer's keys cannot be had; never with anything of the token in it
 */
export function tokenVerifier({
  issuer,
  audience,
  keys,
  maximumAgeSeconds,
  clock,
}: TokenVerifierOptions): TokenVerifier {
  // By digest, so that no token that opens the register lies in memory for longer than its request.
  const kept = new LRUCache<string, { readonly principal: Principal; readonly expires: number }>({ max: keptTokens });
  const publicKeys = reachable(keys);
  return async (token) => {
    const digest = createHash('sha256').update(token).digest('base64');
    const now = clock.now();
    const known = kept.get(digest);
    if (known && known.expires > now.getTime() / 1000) return known.principal;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, publicKeys, {
        algorithms,
        issuer,
        audience,
        requiredClaims: ['sub', 'iat', 'exp'],
        maxTokenAge: maximumAgeSeconds,
        clockTolerance: clockToleranceSeconds,
        currentDate: now,
      });
      if (!accessTokenTypes.has(protectedHeader.typ?.toLowerCase() ?? ''))
        throw new errors.JWTInvalid('not an access token');
      const principal = principalOf(payload);
      // Both claims are required above.
      const expires = Math.min(payload.exp ?? 0, (payload.iat ?? 0) + maximumAgeSeconds);
      kept.set(digest, { principal, expires });
      return principal;
    } catch (error) {
      throw error instanceof PublicError ? error : new PublicError('UNAUTHENTICATED', 'The token does not verify.');
    }
  };
}

/** The issuer's keys, so that what is wrong with them is told apart from what is wrong with the token. */
function reachable(keys: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      throw tokenNamesNoKey(error) ? error : new PublicError('IDENTITY_PROVIDER_UNAVAILABLE');
    }
  };
}

function tokenNamesNoKey(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

import type { JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet } from 'jose';

/** Milliseconds in which the issuer must give its keys. */
const timeoutMilliseconds = 3_000;

/** The public keys of an issuer, fetched when first needed, kept, and fetched again when a token names one that is not among them. */
export function remoteKeys(jwksUri: URL): JWTVerifyGetKey {
  return createRemoteJWKSet(jwksUri, { timeoutDuration: timeoutMilliseconds });
}

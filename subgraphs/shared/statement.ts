import type { CryptoKey } from 'jose';
import { SignJWT, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Caller } from './access/caller.js';
import { purposes } from './access/purposes.js';
import { isRoleName } from './access/roles.js';
import type { Clock } from './clock.js';
import { PublicError } from './errors.js';

/**
 * The caller statement: who asks and for what, signed by the gateway (Ed25519) and believed for a minute by the one subgraph that it is for. Subgraphs
 * hold the public key alone, so that none of them can make one; and each believes only what is addressed to itself, so that none can use what it was
 * given to ask another, which may be another controller's (Art 5(1)(f), Art 32 GDPR).
 */
export const statementHeader = 'x-caller-statement';

const algorithm = 'EdDSA';
const issuer = 'gateway';
const type = 'caller+jwt';
const lifetimeSeconds = 60;
/** A statement is signed anew when less than this is left, so that none runs out on its way. */
const renewBeforeSeconds = 20;
/** Statements kept by a signer and by a verifier: each of some thousand callers at each of the subgraphs. */
const keptStatements = 30_000;
/** How far the clocks of two machines may be apart. */
const clockToleranceSeconds = 5;

const claims = z.object({
  sub: z.string().min(1),
  role: z.string().refine(isRoleName),
  purpose: z.enum(purposes).nullable(),
  person: z.string().nullable(),
  caterer: z.string().nullable(),
  site: z.string().nullable(),
  exp: z.number(),
});

/** States a caller to the subgraph of that name, and to no other. */
export type SignStatement = (caller: Caller, subgraph: string) => Promise<string>;

/** Signs statements; keeps each for most of its life, because signing costs more than a small query. */
export function statementSigner(privateKey: CryptoKey, clock: Clock): SignStatement {
  const kept = new LRUCache<string, Promise<string>>({ max: keptStatements });
  return (caller, subgraph) => {
    const window = Math.floor(clock.now().getTime() / 1000 / (lifetimeSeconds - renewBeforeSeconds));
    const key = JSON.stringify([
      window,
      subgraph,
      caller.subject,
      caller.role,
      caller.purpose,
      caller.personId,
      caller.catererId,
      caller.siteId,
    ]);
    const known = kept.get(key);
    if (known) return known;
    const issuedAt = Math.floor(clock.now().getTime() / 1000);
    const signed = new SignJWT({
      role: caller.role,
      purpose: caller.purpose,
      person: caller.personId,
      caterer: caller.catererId,
      site: caller.siteId,
    })
      .setProtectedHeader({ alg: algorithm, typ: type })
      .setSubject(caller.subject)
      .setIssuer(issuer)
      .setAudience(subgraph)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeSeconds)
      .sign(privateKey);
    kept.set(key, signed);
    // Kept, a failure would be this caller's for as long as the statement would have lived.
    signed.catch(() => kept.delete(key));
    return signed;
  };
}

/** Verifies statements to the subgraph of that name. Rejects with UNAUTHENTICATED whatever is not a living statement of this gateway to it. */
export function statementVerifier(
  publicKey: CryptoKey,
  clock: Clock,
  subgraph: string,
): (statement: string | undefined) => Promise<Caller> {
  const kept = new LRUCache<string, { readonly caller: Caller; readonly expires: number }>({ max: keptStatements });
  return async (statement) => {
    if (!statement) throw new PublicError('UNAUTHENTICATED', 'A caller statement of the gateway is required.');
    const known = kept.get(statement);
    if (known && known.expires > clock.now().getTime() / 1000) return known.caller;
    try {
      const { payload } = await jwtVerify(statement, publicKey, {
        algorithms: [algorithm],
        issuer,
        audience: subgraph,
        typ: type,
        requiredClaims: ['sub', 'iat', 'exp'],
        maxTokenAge: lifetimeSeconds,
        clockTolerance: clockToleranceSeconds,
        currentDate: clock.now(),
      });
      const { sub, role, purpose, person, caterer, site, exp } = claims.parse(payload);
      const caller: Caller = { subject: sub, role, purpose, personId: person, catererId: caterer, siteId: site };
      kept.set(statement, { caller, expires: exp });
      return caller;
    } catch {
      throw new PublicError('UNAUTHENTICATED', 'The caller statement does not verify.');
    }
  };
}

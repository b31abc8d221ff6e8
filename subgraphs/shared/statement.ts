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
 * The caller statement: who asks and for what, signed by the gateway (Ed25519) and believed by the subgraphs for a minute. Subgraphs hold the public
 * key alone, so that none of them can make one.
 */
export const statementHeader = 'x-caller-statement';

const algorithm = 'EdDSA';
const issuer = 'gateway';
const audience = 'subgraphs';
const type = 'caller+jwt';
const lifetimeSeconds = 60;
/** A statement is signed anew when less than this is left, so that none runs out on its way. */
const renewBeforeSeconds = 20;
/** How far the clocks of two machines may be apart. */
const clockToleranceSeconds = 5;

const claims = z.object({
  sub: z.string().min(1),
  role: z.string().refine(isRoleName),
  purpose: z.enum(purposes).nullable(),
  person: z.string().nullable(),
  caterer: z.string().nullable(),
  exp: z.number(),
});

/** Signs statements; keeps each for most of its life, because signing costs more than a small query. */
export function statementSigner(privateKey: CryptoKey, clock: Clock): (caller: Caller) => Promise<string> {
  const kept = new LRUCache<string, Promise<string>>({ max: 10_000 });
  return (caller) => {
    const window = Math.floor(clock.now().getTime() / 1000 / (lifetimeSeconds - renewBeforeSeconds));
    const key = JSON.stringify([
      window,
      caller.subject,
      caller.role,
      caller.purpose,
      caller.personId,
      caller.catererId,
    ]);
    const known = kept.get(key);
    if (known) return known;
    const issuedAt = Math.floor(clock.now().getTime() / 1000);
    const signed = new SignJWT({
      role: caller.role,
      purpose: caller.purpose,
      person: caller.personId,
      caterer: caller.catererId,
    })
      .setProtectedHeader({ alg: algorithm, typ: type })
      .setSubject(caller.subject)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeSeconds)
      .sign(privateKey);
    kept.set(key, signed);
    return signed;
  };
}

/** Verifies statements. Rejects with UNAUTHENTICATED whatever is not a living statement of this gateway. */
export function statementVerifier(
  publicKey: CryptoKey,
  clock: Clock,
): (statement: string | undefined) => Promise<Caller> {
  const kept = new LRUCache<string, { readonly caller: Caller; readonly expires: number }>({ max: 10_000 });
  return async (statement) => {
    if (!statement) throw new PublicError('UNAUTHENTICATED', 'A caller statement of the gateway is required.');
    const known = kept.get(statement);
    if (known && known.expires > clock.now().getTime() / 1000) return known.caller;
    try {
      const { payload } = await jwtVerify(statement, publicKey, {
        algorithms: [algorithm],
        issuer,
        audience,
        typ: type,
        requiredClaims: ['sub', 'iat', 'exp'],
        maxTokenAge: lifetimeSeconds,
        clockTolerance: clockToleranceSeconds,
        currentDate: clock.now(),
      });
      const { sub, role, purpose, person, caterer, exp } = claims.parse(payload);
      const caller: Caller = { subject: sub, role, purpose, personId: person, catererId: caterer };
      kept.set(statement, { caller, expires: exp });
      return caller;
    } catch {
      throw new PublicError('UNAUTHENTICATED', 'The caller statement does not verify.');
    }
  };
}

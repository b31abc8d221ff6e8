import type { ClientSession, Connection } from 'mongoose';
import { createHash, createHmac } from 'node:crypto';
import type { Caller } from '../access/caller.js';
import type { Clock } from '../clock.js';
import { errorCode } from '../error-code.js';
import type { UserError } from '../errors.js';
import type { AuditAction, AuditEventDocument } from './audit-event.model.js';
import type { IdempotencyKeyDocument } from './idempotency-key.model.js';

/** What a mutation came to: what it did, as a small reference to it, or what the caller can mend. */
export type Outcome<Reference> =
  | { readonly done: true; readonly reference: Reference }
  | { readonly done: false; readonly userErrors: readonly UserError[] };

/** What a mutation's work came to; what was done names its audit event, or one for each record of many. */
export type Work<Reference> =
  | { readonly done: true; readonly reference: Reference; readonly audit: AuditEntry | readonly AuditEntry[] }
  | { readonly done: false; readonly userErrors: readonly UserError[] };

/** What an audit event says; the transaction adds who, when and for what. Holds ids, never values. */
export interface AuditEntry {
  readonly action: AuditAction;
  readonly personId: string | null;
  /** Ids of what was changed, such as a visit's. */
  readonly objectId: string | null;
}

export interface Intention {
  readonly caller: Caller;
  /** The mutation's name in the schema. */
  readonly mutation: string;
  readonly idempotencyKey: string;
  /** The input without the key; the same key with another input is refused. */
  readonly input: unknown;
}

/** Collections that every subgraph keeps beside its own. */
export const idempotencyCollection = 'idempotencyKeys';
export const auditCollection = 'auditEvents';

const keptMilliseconds = 7 * 24 * 60 * 60 * 1000;
const maximumKeyLength = 200;

type KeptKey<Reference> = Omit<IdempotencyKeyDocument, 'reference'> & { reference: Reference };
/** The driver gives each its key. */
type KeptAuditEvent = Omit<AuditEventDocument, '_id'>;

/**
 * Runs a mutation as one transaction: the key, the change and its audit event, together or not at all. The same caller's same key again gives the
 * first answer and changes nothing; what was refused left no key, so that it can be tried again. MongoDB repeats `work` on a transient conflict:
 * it must have no effect outside the session.
 * @returns `IDEMPOTENCY_KEY_REUSED` among the user errors when the key came with another input before
 */
export async function once<Reference extends object>(
  connection: Connection,
  clock: Clock,
  intention: Intention,
  work: (session: ClientSession) => Promise<Work<Reference>>,
): Promise<Outcome<Reference>> {
  const { caller, mutation, idempotencyKey } = intention;
  if (!isKey(idempotencyKey)) {
    return refused(
      'IDEMPOTENCY_KEY_INVALID',
      `An idempotency key has 1–${maximumKeyLength} characters, no control characters, and not blanks alone.`,
    );
  }
  const keys = connection.collection<KeptKey<Reference>>(idempotencyCollection);
  const events = connection.collection<KeptAuditEvent>(auditCollection);
  const id = digest([caller.subject, mutation, idempotencyKey]);
  const inputHash = secretDigest(intention);

  const known = async (session?: ClientSession): Promise<Outcome<Reference> | null> => {
    const kept = await keys.findOne({ _id: id }, session ? { session } : {});
    if (!kept) return null;
    return kept.inputHash === inputHash
      ? { done: true, reference: kept.reference }
      : refused('IDEMPOTENCY_KEY_REUSED', 'This key came with another input before.');
  };

  const session = await connection.startSession();
  try {
    return await session.withTransaction(
      async (): Promise<Outcome<Reference>> => {
        const earlier = await known(session);
        if (earlier) return earlier;
        const outcome = await work(session);
        if (!outcome.done) {
          await session.abortTransaction();
          return outcome;
        }
        const now = clock.now();
        const expiresAt = new Date(now.getTime() + keptMilliseconds);
        await keys.insertOne({ _id: id, inputHash, reference: outcome.reference, expiresAt }, { session });
        const { subject: actor, role, purpose } = caller;
        const audit = [outcome.audit].flat().map((entry) => ({ at: now, actor, role, purpose, ...entry }));
        if (audit.length > 0) await events.insertMany(audit, { session });
        return { done: true, reference: outcome.reference };
      },
      // Write concern: the connection's, majority and journalled (mongo/connect.ts).
      { readConcern: 'snapshot' },
    );
  } catch (error) {
    // Two requests with one key at the same instant: the loser finds the winner's answer.
    if (isDuplicateKey(error)) {
      const earlier = await known();
      if (earlier) return earlier;
    }
    throw error;
  } finally {
    await session.endSession();
  }
}

/** Can this have been chosen for one intention? Blanks are what a form sends that was not filled in, and control characters are broken in transfer. */
function isKey(text: string): boolean {
  return (
    text.length <= maximumKeyLength && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)
  );
}

export function isDuplicateKey(error: unknown): boolean {
  return errorCode(error) === 11000;
}

function refused(code: string, message: string): { done: false; userErrors: UserError[] } {
  return { done: false, userErrors: [{ code, path: ['input', 'idempotencyKey'], message }] };
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url');
}

/**
 * What stands for the input: equal for equal inputs of one key. An input may hold what is easily guessed, such as a telephone number, so that a plain hash
 * of it could be turned back. This one is keyed by the idempotency key, which is stored as a hash alone: whoever has the database has nothing to guess
 * with, provided that clients make keys which cannot be guessed themselves, such as UUIDs (Article 32).
 */
function secretDigest({ caller, idempotencyKey, input }: Intention): string {
  return createHmac('sha256', canonical([idempotencyKey, caller.subject]))
    .update(canonical(input))
    .digest('base64url');
}

/** JSON with sorted keys: two inputs that mean the same have one hash, in whatever order a client wrote them. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

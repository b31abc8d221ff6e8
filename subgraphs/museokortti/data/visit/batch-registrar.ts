import type { ClientSession } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../shared/access/caller.js';
import type { UserError } from '../../../shared/errors.js';
import type { Outcome, Work } from '../../../shared/mongo/once.js';
import { isDuplicateKey, once } from '../../../shared/mongo/once.js';
import { normalPriceOn } from '../../domain/normal-price.js';
import type { BatchLine } from '../../domain/register-visits.js';
import { dayKey, decideBatch, mostLines } from '../../domain/register-visits.js';
import type { RegisterVisitsInput, VisitLineStatus } from '../../generated/types.js';
import type { SiteSource } from '../../mappers.js';
import type { VisitRegistrarOptions } from './visit-registrar.js';

/** What came of each line, in the order of the lines, as the idempotency key keeps it. */
export interface BatchReference {
  readonly results: readonly { readonly status: VisitLineStatus; readonly visitId: string | null }[];
}

export type RegisterVisits = (caller: Caller, input: RegisterVisitsInput) => Promise<Outcome<BatchReference>>;

/** A visit that was committed between our reading and our writing makes the whole batch decide again, so many times. */
const tries = 5;

/**
 * Registers a reader's batch: one transaction for all of it, with one reading of cards, museums and visits, and one writing of each kind. The unique index of
 * visits holds what comes at the same time; the batch then decides again and answers that line with DUPLICATE_VISIT.
 */
export function batchRegistrar(options: VisitRegistrarOptions): RegisterVisits {
  const { connection, clock } = options;
  return async (caller, { idempotencyKey, visits: lines }) => {
    const refusal = sizeRefusal(lines.length);
    if (refusal) return { done: false, userErrors: [refusal] };
    // One instant for all tries of the transaction.
    const now = clock.now();
    const intention = { caller, mutation: 'registerVisits', idempotencyKey, input: { lines } };
    for (let left = tries; ; left -= 1) {
      try {
        return await once<BatchReference>(connection, clock, intention, (session) =>
          registerAll(options, caller, lines, now, session),
        );
      } catch (error) {
        if (!isDuplicateKey(error) || left === 1) throw error;
      }
    }
  };
}

function sizeRefusal(count: number): UserError | null {
  if (count > 0 && count <= mostLines) return null;
  return {
    code: count === 0 ? 'BATCH_EMPTY' : 'BATCH_TOO_LARGE',
    path: ['input', 'visits'],
    message: `A batch has 1 to ${mostLines} visits.`,
  };
}

async function registerAll(
  { repositories: { cards, sites, visits }, clock, settings }: VisitRegistrarOptions,
  caller: Caller,
  lines: readonly BatchLine[],
  now: Date,
  session: ClientSession,
): Promise<Work<BatchReference>> {
  const recordedAt = clock.now();
  const named = await cards.byNumbers(distinct(lines.map(({ cardNumber }) => cardNumber)), session);
  const known = await sites.byIds(distinct(lines.map(({ siteId }) => siteId)), session);
  const standing = await visits.standingOf(
    distinct(named.map(({ serviceNumber }) => serviceNumber)),
    known.map(({ id }) => id),
    session,
  );
  const knowledge = {
    cardsByNumber: new Map(named.map((card) => [card.number, card])),
    siteIds: new Set(known.map(({ id }) => id)),
    visited: new Set(standing.map(({ serviceNumber, siteId, day }) => dayKey(serviceNumber, siteId, day))),
    readerSiteId: caller.siteId,
  };
  const decision = decideBatch(lines, knowledge, now, settings);
  const pricesBySite = new Map(known.map(({ id, prices }): [string, SiteSource['prices']] => [id, prices]));
  const decided = decision.lines.map((line) => {
    if (!line.accepted) return { status: line.reason, visit: null };
    const { card, siteId, visitedAt, day } = line;
    const { id: cardId, serviceNumber, personId } = card;
    const normalPrice = normalPriceOn(pricesBySite.get(siteId) ?? [], day);
    const place = { id: randomUUID(), cardId, serviceNumber, personId, siteId };
    return {
      status: 'RECORDED' as const,
      visit: { ...place, visitedAt, day, normalPrice, recordedAt, voidedAt: null },
    };
  });
  const recorded = decided.flatMap(({ visit }) => visit ?? []);
  await visits.addAll(recorded, session);
  await cards.noteFirstVisits(decision.firstVisits, session);
  return {
    done: true,
    reference: { results: decided.map(({ status, visit }) => ({ status, visitId: visit?.id ?? null })) },
    // One for each visit, as if it had come alone: a person's trail does not lead through a batch of others.
    audit: recorded.map(({ id, personId }) => ({ action: 'VISIT_REGISTERED', personId, objectId: id })),
  };
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

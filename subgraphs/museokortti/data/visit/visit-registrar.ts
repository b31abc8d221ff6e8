import type { ClientSession, Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../shared/access/caller.js';
import type { Clock } from '../../../shared/clock.js';
import type { UserError } from '../../../shared/errors.js';
import type { Outcome, Work } from '../../../shared/mongo/once.js';
import { once } from '../../../shared/mongo/once.js';
import { isCardNumber } from '../../domain/card-number.js';
import { normalPriceOn } from '../../domain/normal-price.js';
import type { VisitSettings } from '../../domain/register-visit.js';
import { decideVisit, decideVisitTime } from '../../domain/register-visit.js';
import type { RegisterVisitInput } from '../../generated/types.js';
import type { Repositories } from '../repositories.js';
import type { RefusalCode } from './refusals.js';
import { refusal } from './refusals.js';

/** A registered visit, as its idempotency key keeps it. */
export interface VisitReference {
  readonly visitId: string;
}

export type RegisterVisit = (caller: Caller, input: RegisterVisitInput) => Promise<Outcome<VisitReference>>;

export interface VisitRegistrarOptions {
  readonly connection: Connection;
  readonly repositories: Repositories;
  readonly clock: Clock;
  readonly settings: VisitSettings;
}

/**
 * Registers visits. Visit, validity of the card, audit event and idempotency key are one transaction; the unique index of visits holds "one visit a
 * museum a card a Helsinki day" whatever comes at the same time.
 */
export function visitRegistrar({ connection, repositories, clock, settings }: VisitRegistrarOptions): RegisterVisit {
  return async (caller, { idempotencyKey, ...input }) => {
    if (!isCardNumber(input.cardNumber)) return { done: false, userErrors: [refusal('CARD_NUMBER_INVALID')] };
    // A reader that is bound to a museum lets nobody in elsewhere, whoever has its token.
    if (caller.siteId !== null && caller.siteId !== input.siteId) {
      return { done: false, userErrors: [refusal('SITE_NOT_YOURS')] };
    }
    // One instant for all tries of the transaction.
    const now = clock.now();
    return once<VisitReference>(
      connection,
      clock,
      { caller, mutation: 'registerVisit', idempotencyKey, input },
      (session) => register(repositories, input, { now, recordedAt: clock.now() }, settings, session),
    );
  };
}

async function register(
  { cards, sites, visits }: Repositories,
  input: Omit<RegisterVisitInput, 'idempotencyKey'>,
  // A try that is repeated is recorded when it is repeated: what is recorded before a settlement's cut-off has to be there soon after.
  { now, recordedAt }: { readonly now: Date; readonly recordedAt: Date },
  settings: VisitSettings,
  session: ClientSession,
): Promise<Work<VisitReference>> {
  const time = decideVisitTime(input.visitedAt ?? null, now, settings);
  if (!time.accepted) return refused(time.reason);
  const card = await cards.byNumber(input.cardNumber, session);
  if (!card) return refused('UNKNOWN_CARD');
  const site = await sites.byId(input.siteId, session);
  if (!site) return refused('UNKNOWN_SITE');

  const { day, visitedAt } = time;
  const { serviceNumber } = card;
  if (await visits.exists({ serviceNumber, siteId: site.id, day }, session)) return refused('DUPLICATE_VISIT');
  const decision = decideVisit(card, { day, visitedAt }, settings);
  if (!decision.accepted) return refused(decision.reason);

  const visit = {
    id: randomUUID(),
    cardId: card.id,
    serviceNumber,
    personId: card.personId,
    siteId: site.id,
    visitedAt,
    day,
    normalPrice: normalPriceOn(site.prices, day),
    recordedAt,
    voidedAt: null,
  };
  if (!(await visits.add(visit, session))) return refused('DUPLICATE_VISIT');
  await cards.noteFirstVisit(serviceNumber, decision.firstVisitOn, session);
  return {
    done: true,
    reference: { visitId: visit.id },
    audit: { action: 'VISIT_REGISTERED', personId: card.personId, objectId: visit.id },
  };
}

function refused(code: RefusalCode): { done: false; userErrors: readonly UserError[] } {
  return { done: false, userErrors: [refusal(code)] };
}

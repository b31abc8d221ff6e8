import type { Connection } from 'mongoose';
import type { Caller } from '../../../shared/access/caller.js';
import type { Clock } from '../../../shared/clock.js';
import type { Outcome } from '../../../shared/mongo/once.js';
import { once } from '../../../shared/mongo/once.js';
import type { VoidRefusal } from '../../domain/void-visit.js';
import { voidRefusal } from '../../domain/void-visit.js';
import type { VoidVisitInput } from '../../generated/types.js';
import type { Repositories } from '../repositories.js';
import type { VisitReference } from './visit-registrar.js';

export type VoidVisit = (caller: Caller, input: VoidVisitInput) => Promise<Outcome<VisitReference>>;

export interface VisitVoiderOptions {
  readonly connection: Connection;
  readonly repositories: Repositories;
  readonly clock: Clock;
}

const messages: Readonly<Record<VoidRefusal | 'UNKNOWN_VISIT', string>> = {
  UNKNOWN_VISIT: 'There is no visit with this id.',
  VISIT_ALREADY_VOIDED: 'The visit was struck out before.',
  VISIT_SETTLED: 'The visit is settled to the museum and never changes.',
};

/**
 * Strikes out visits that are not settled. The card's first visit is found anew, so that what the struck-out one opened is as if it had never been. The
 * books are held meanwhile: a settlement that begins at the same time either counts the visit or does not, and never half.
 */
export function visitVoider({ connection, repositories, clock }: VisitVoiderOptions): VoidVisit {
  const { cards, settlementBooks, visits } = repositories;
  return (caller, { idempotencyKey, visitId }) => {
    const now = clock.now();
    const intention = { caller, mutation: 'voidVisit', idempotencyKey, input: { visitId } };
    return once<VisitReference>(connection, clock, intention, async (session) => {
      const visit = await visits.byId(visitId, session);
      if (!visit) return refused('UNKNOWN_VISIT');
      const refusal = voidRefusal(visit, await settlementBooks.hold(session));
      if (refusal) return refused(refusal);
      await visits.strikeOut(visit.id, now, session);
      const firstVisitOn = await visits.firstDay(visit.serviceNumber, session);
      await cards.noteFirstVisit(visit.serviceNumber, firstVisitOn, session);
      return {
        done: true,
        reference: { visitId: visit.id },
        audit: { action: 'VISIT_VOIDED', personId: visit.personId, objectId: visit.id },
      };
    });
  };
}

function refused(code: VoidRefusal | 'UNKNOWN_VISIT') {
  return { done: false, userErrors: [{ code, path: ['input', 'visitId'], message: messages[code] }] } as const;
}

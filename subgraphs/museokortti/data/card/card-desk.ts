import type { ClientSession, Connection } from 'mongoose';
import { randomInt, randomUUID } from 'node:crypto';
import type { Caller } from '../../../shared/access/caller.js';
import { roleNamed } from '../../../shared/access/roles.js';
import type { Clock } from '../../../shared/clock.js';
import type { UserError } from '../../../shared/errors.js';
import type { AuditAction } from '../../../shared/mongo/audit-event.model.js';
import type { Outcome, Work } from '../../../shared/mongo/once.js';
import { once } from '../../../shared/mongo/once.js';
import type { Decision } from '../../domain/card-changes.js';
import {
  decideGrant,
  decideMerge,
  decideRegistration,
  decideReplacement,
  decideResumption,
  decideSuspension,
  decideTermination,
} from '../../domain/card-changes.js';
import { isCardNumber } from '../../domain/card-number.js';
import type { Grant } from '../../domain/validity.js';
import type { CardSource } from '../../mappers.js';
import type { Repositories } from '../repositories.js';
import type { CardChange } from './card.repository.js';
import type { CardField, DeskCode } from './desk-refusals.js';
import { deskRefusal } from './desk-refusals.js';

/** A changed card, as its idempotency key keeps it. */
export interface CardReference {
  readonly cardId: string;
  /** The other card of a merging or a replacement. */
  readonly otherCardId: string | null;
}

type CardOutcome = Outcome<CardReference>;

/** An input, with the key that makes it one intention. */
interface Repeatable {
  readonly idempotencyKey: string;
}

interface OfCard extends Repeatable {
  readonly cardId: string;
}

/** The mutations of cards. Each is one transaction: the change, its audit event and its idempotency key. */
export interface CardDesk {
  /** @param personId whom staff register it to; a data subject registers it to themselves */
  register(input: Repeatable & { readonly cardNumber: string; readonly personId: string | null }): Promise<CardOutcome>;
  /** Adds time. */
  grant(input: OfCard & Pick<Grant, 'reason' | 'months' | 'until'>, mutation: string): Promise<CardOutcome>;
  merge(input: OfCard & { readonly newCardNumber: string }): Promise<CardOutcome>;
  replace(input: OfCard): Promise<CardOutcome>;
  suspend(input: OfCard): Promise<CardOutcome>;
  resume(input: OfCard): Promise<CardOutcome>;
  terminate(input: OfCard): Promise<CardOutcome>;
}

export interface CardDeskOptions {
  readonly connection: Connection;
  readonly repositories: Repositories;
  readonly clock: Clock;
}

/** The card desk for one caller: staff reach every card, a data subject their own; to them any other does not exist. */
export function cardDesk({ connection, repositories, clock }: CardDeskOptions, caller: Caller): CardDesk {
  const { cards, visits } = repositories;
  const isSubject = roleNamed(caller.role).kind === 'subject';

  const run = (
    mutation: string,
    { idempotencyKey, ...input }: Repeatable,
    work: (session: ClientSession, now: Date) => Promise<Work<CardReference>>,
  ): Promise<CardOutcome> => {
    // One instant for all tries of the transaction.
    const now = clock.now();
    return once(connection, clock, { caller, mutation, idempotencyKey, input }, (session) => work(session, now));
  };

  const cardOf = async (cardId: string, session: ClientSession): Promise<CardSource | null> => {
    const card = await cards.byId(cardId, session);
    return card && (!isSubject || card.personId === caller.personId) ? card : null;
  };

  /** A change of one card that follows from the card alone. */
  const change = <Decided>(
    mutation: string,
    action: AuditAction,
    input: OfCard,
    decide: (card: CardSource, now: Date) => Decision<Decided>,
    changeOf: (decided: Decided, card: CardSource) => CardChange,
  ): Promise<CardOutcome> =>
    run(mutation, input, async (session, now) => {
      const card = await cardOf(input.cardId, session);
      if (!card) return refused('UNKNOWN_CARD', 'cardId');
      const decision = decide(card, now);
      if (!decision.accepted) return refused(decision.reason, 'cardId');
      await cards.change(card.id, changeOf(decision.change, card), session);
      return done(action, card);
    });

  return {
    register: (input) =>
      run('registerCard', input, async (session, now) => {
        const { cardNumber, personId } = input;
        const holder = isSubject ? caller.personId : personId;
        if (holder === null || holder === '') return refused('PERSON_REQUIRED', 'personId');
        if (isSubject && personId !== null && personId !== holder) return refused('PERSON_NOT_YOU', 'personId');
        if (!isCardNumber(cardNumber)) return refused('CARD_NUMBER_INVALID', 'cardNumber');
        const card = await cards.byNumber(cardNumber, session);
        // Whether a number belongs to somebody else is not told to whoever tries numbers.
        if (!card || (isSubject && card.personId !== null && card.personId !== holder)) {
          return refused('UNKNOWN_CARD', 'cardNumber');
        }
        const decision = decideRegistration(card, now);
        if (!decision.accepted) return refused(decision.reason, 'cardNumber');
        await cards.change(card.id, { personId: holder, ...decision.change }, session);
        await visits.registerTo(card.serviceNumber, holder, session);
        return done('CARD_REGISTERED', { ...card, personId: holder });
      }),
    grant: (input, mutation) =>
      change(
        mutation,
        mutation === 'renewCard' ? 'CARD_RENEWED' : 'CARD_TIME_GRANTED',
        input,
        (card, now) => decideGrant(card, input, now),
        (grant, { grants }) => ({ grants: [...grants, grant] }),
      ),
    merge: (input) =>
      run('mergeCards', input, async (session, now) => {
        const { cardId, newCardNumber } = input;
        if (!isCardNumber(newCardNumber)) return refused('CARD_NUMBER_INVALID', 'newCardNumber');
        const card = await cardOf(cardId, session);
        if (!card) return refused('UNKNOWN_CARD', 'cardId');
        const newCard = await cards.byNumber(newCardNumber, session);
        if (!newCard || (isSubject && newCard.personId !== null && newCard.personId !== caller.personId)) {
          return refused('UNKNOWN_CARD', 'newCardNumber');
        }
        if (newCard.id === card.id) return refused('NEW_CARD_IS_THE_CARD', 'newCardNumber');
        const decision = decideMerge(card, newCard, now);
        if (!decision.accepted) {
          return refused(decision.reason, decision.about === 'CARD' ? 'cardId' : 'newCardNumber');
        }
        await cards.change(card.id, { grants: [...card.grants, decision.change] }, session);
        const registered = newCard.personId === null ? { personId: card.personId, registeredAt: now } : {};
        await cards.change(newCard.id, { ...registered, mergedIntoCardId: card.id, supersededAt: now }, session);
        return done('CARDS_MERGED', card, newCard.id);
      }),
    replace: (input) =>
      run('replaceCard', input, async (session, now) => {
        const card = await cardOf(input.cardId, session);
        if (!card) return refused('UNKNOWN_CARD', 'cardId');
        const decision = decideReplacement(card);
        if (!decision.accepted) return refused(decision.reason, 'cardId');
        const id = randomUUID();
        await cards.change(card.id, { replacedByCardId: id, supersededAt: now }, session);
        const { personId, serviceNumber } = card;
        const number = newCardNumber();
        await cards.add({ id, personId, serviceNumber, number, registeredAt: now, ...decision.change }, now, session);
        return done('CARD_REPLACED', { id, personId }, card.id);
      }),
    suspend: (input) =>
      change('suspendCard', 'CARD_SUSPENDED', input, decideSuspension, (suspensions) => ({ suspensions })),
    resume: (input) =>
      change('resumeCard', 'CARD_RESUMED', input, decideResumption, (suspensions) => ({ suspensions })),
    terminate: (input) => change('terminateCard', 'CARD_TERMINATED', input, decideTermination, (ended) => ended),
  };
}

/** Twelve digits that nobody can guess. That a number is taken is so unlikely that the unique index alone answers for it. */
function newCardNumber(): string {
  return String(randomInt(100_000_000_000, 1_000_000_000_000 - 1));
}

function done(
  action: AuditAction,
  { id, personId }: Pick<CardSource, 'id' | 'personId'>,
  otherCardId: string | null = null,
): Work<CardReference> {
  return { done: true, reference: { cardId: id, otherCardId }, audit: { action, personId, objectId: id } };
}

function refused(code: DeskCode, field: CardField): { done: false; userErrors: readonly UserError[] } {
  return { done: false, userErrors: [deskRefusal(code, field)] };
}

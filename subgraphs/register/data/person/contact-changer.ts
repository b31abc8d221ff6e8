import type { Connection } from 'mongoose';
import type { Caller } from '../../../shared/access/caller.js';
import { roleNamed } from '../../../shared/access/roles.js';
import type { Clock } from '../../../shared/clock.js';
import type { UserError } from '../../../shared/errors.js';
import { once } from '../../../shared/mongo/once.js';
import type { AuditEntry, Outcome } from '../../../shared/mongo/once.js';
import type { ContactWish } from '../../domain/contact-details.js';
import { decideContactChange } from '../../domain/contact-details.js';
import type { PersonDocument } from './person.model.js';
import type { PersonRepository } from './person.repository.js';

/** Whose contact details a caller changes. */
export type ContactTarget = { readonly personId: string } | { readonly customerNumber: string };

export interface ContactChanger {
  /**
   * Reads, decides and writes in one transaction with its audit event, once for each key (design decision 8).
   * @param target null when the caller has not said whose details they change
   */
  change(
    idempotencyKey: string,
    target: ContactTarget | null,
    wish: ContactWish,
  ): Promise<Outcome<{ readonly personId: string }>>;
}

/** @throws Error when another change comes in between: MongoDB then repeats the transaction by itself */
export function contactChanger(
  connection: Connection,
  persons: PersonRepository,
  caller: Caller,
  clock: Clock,
): ContactChanger {
  return {
    change: async (idempotencyKey, target, wish) => {
      if (!target) return { done: false, userErrors: [personRequired] };
      const intention = { caller, mutation: 'updateContactDetails', idempotencyKey, input: { target, wish } };
      return once<{ personId: string }>(connection, clock, intention, async (session) => {
        const person = await ('personId' in target
          ? persons.findById(target.personId, session)
          : persons.findByCustomerNumber(target.customerNumber, session));
        if (!person) return { done: false, userErrors: [personNotFound] };
        const decision = decideContactChange(contactOf(person), wish, { source: sourceOf(caller), now: clock.now() });
        if (!decision.allowed) return { done: false, userErrors: decision.userErrors };
        // The transaction's snapshot makes this the version that was read; another writer makes the server abort and repeat it.
        if (!(await persons.changeContact(person, decision.change, session))) throw new Error('a changed version');
        const audit: AuditEntry = { action: 'CONTACT_DETAILS_CHANGED', personId: person._id, objectId: null };
        return { done: true, reference: { personId: person._id }, audit };
      });
    },
  };
}

function contactOf(person: PersonDocument) {
  const { email = null, phone = null, address = null, language, provenance } = person;
  return { email, phone, address, language, provenance };
}

/** P20: the person, or staff to whom the person told it. */
function sourceOf(caller: Caller) {
  return roleNamed(caller.role).kind === 'subject' ? 'DATA_SUBJECT' : 'CONTROLLER';
}

const personRequired: UserError = {
  code: 'PERSON_REQUIRED',
  path: ['input', 'customerNumber'],
  message: 'Staff say whose details they change: give a customer number.',
};

const personNotFound: UserError = {
  code: 'PERSON_NOT_FOUND',
  path: ['input', 'customerNumber'],
  message: 'Nobody has this customer number.',
};

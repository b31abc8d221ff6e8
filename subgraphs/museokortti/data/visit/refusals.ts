import type { UserError } from '../../../shared/errors.js';
import type { VisitRefusal } from '../../domain/register-visit.js';

/** Why `registerVisit` registers nothing: the codes of the schema. */
export type RefusalCode =
  VisitRefusal | 'CARD_NUMBER_INVALID' | 'UNKNOWN_CARD' | 'UNKNOWN_SITE' | 'SITE_NOT_YOURS' | 'DUPLICATE_VISIT';

/** What each code says, and which part of the input it is about. */
const refusals: Readonly<Record<RefusalCode, { readonly field: string; readonly message: string }>> = {
  CARD_NUMBER_INVALID: { field: 'cardNumber', message: 'A card number has twelve digits.' },
  UNKNOWN_CARD: { field: 'cardNumber', message: 'There is no card with this number.' },
  UNKNOWN_SITE: { field: 'siteId', message: 'There is no museum with this id.' },
  SITE_NOT_YOURS: { field: 'siteId', message: 'This reader registers visits at another museum.' },
  CARD_NOT_VALID: { field: 'cardNumber', message: 'The card does not open museums at that time.' },
  CARD_SUSPENDED: { field: 'cardNumber', message: 'The card is held back at that time.' },
  CARD_REPLACED: { field: 'cardNumber', message: 'Another card has taken the place of this one.' },
  CARD_MERGED: { field: 'cardNumber', message: 'The time of this card was added to another one.' },
  CARD_UNREGISTERED_TOO_LONG: {
    field: 'cardNumber',
    message: 'The card has been used for too long without being registered to a person.',
  },
  DUPLICATE_VISIT: { field: 'cardNumber', message: 'The card has a visit at this museum on that day already.' },
  VISIT_IN_FUTURE: { field: 'visitedAt', message: 'The visit lies in the future.' },
  VISIT_TOO_OLD: { field: 'visitedAt', message: 'The visit is older than what a reader may send late.' },
};

/** The user error of a refusal. */
export function refusal(code: RefusalCode): UserError {
  const { field, message } = refusals[code];
  return { code, path: ['input', field], message };
}

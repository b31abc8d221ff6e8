import type { UserError } from '../../../shared/errors.js';
import type { CardRefusal } from '../../domain/card-changes.js';
import { mostMonths } from '../../domain/card-changes.js';

/** Why a mutation of cards changes nothing: the codes of the schema. */
export type DeskCode = CardRefusal | 'CARD_NUMBER_INVALID' | 'UNKNOWN_CARD' | 'PERSON_REQUIRED' | 'PERSON_NOT_YOU';

/** The part of the input that names the card or the person. */
export type CardField = 'cardId' | 'cardNumber' | 'newCardNumber' | 'personId';

/** What each code says; and the field it is about, where that is not the one that names the card. */
const refusals: Readonly<Record<DeskCode, { readonly message: string; readonly field?: string }>> = {
  CARD_NUMBER_INVALID: { message: 'A card number has twelve digits.' },
  UNKNOWN_CARD: { message: 'There is no such card for you.' },
  PERSON_REQUIRED: { message: 'Name the person to whom the card is registered.' },
  PERSON_NOT_YOU: { message: 'A card is registered to yourself.' },
  CARD_ALREADY_REGISTERED: { message: 'The card is registered already.' },
  CARD_NOT_REGISTERED: { message: 'The card is not registered to anybody yet.' },
  CARD_ENDED: { message: 'The card was ended for good.' },
  CARD_MERGED: { message: 'The time of this card was added to another one.' },
  CARD_REPLACED: { message: 'Another card has taken the place of this one.' },
  CARD_SUSPENDED: { message: 'The card is held back.' },
  CARD_NOT_SUSPENDED: { message: 'The card is not held back.' },
  CARD_RESTRICTED: {
    message: 'The card is held back by a restriction of processing, which is lifted where it was asked for.',
  },
  CARD_HAS_NO_END: { message: 'The card has no end: nothing can be added.' },
  NEW_CARD_USED: { message: 'A card that was used cannot be merged.' },
  NEW_CARD_OF_ANOTHER: { message: 'The new card is registered to somebody else.' },
  NEW_CARD_IS_THE_CARD: { message: 'A card cannot be merged with itself.' },
  MONTHS_OUT_OF_RANGE: { message: `Time is added in 1 to ${mostMonths} months.`, field: 'months' },
  CORRECTION_TOO_EARLY: { message: 'The day is past, or the card is valid until then already.', field: 'until' },
};

/** The user error of a refusal. @param field the part of the input that names the card at fault */
export function deskRefusal(code: DeskCode, field: CardField): UserError {
  const { message, field: own = field } = refusals[code];
  return { code, path: ['input', own], message };
}

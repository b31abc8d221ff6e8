import type { UserError } from '../../shared/errors.js';
import {
  checkedAddress,
  checkedEmail,
  checkedLanguage,
  checkedPhone,
  type AddressWish,
  type Checked,
  type Language,
  type PostalAddress,
} from './contact-values.js';

/** How a person is reached. Texts NFC, the telephone number E.164. */
export interface ContactDetails {
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: PostalAddress | null;
  readonly language: Language;
}

/** What somebody asks to change: left out is unchanged, null is removed. As typed, not yet checked. */
export interface ContactWish {
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly address?: AddressWish | null | undefined;
  readonly language?: Language | null | undefined;
}

/** Where a contact detail came from, and since when (P20). UTC. */
export interface Provenance {
  readonly detail: 'EMAIL' | 'PHONE' | 'ADDRESS' | 'LANGUAGE';
  readonly source: 'DATA_SUBJECT' | 'CONTROLLER';
  readonly changedAt: Date;
}

/** A change that may be stored: the new values and no others, and where each value then came from. */
export interface ContactChange {
  readonly details: Partial<ContactDetails>;
  readonly provenance: readonly Provenance[];
}

export type ContactDecision =
  | { readonly allowed: true; readonly change: ContactChange }
  | { readonly allowed: false; readonly userErrors: readonly UserError[] };

interface CurrentContact extends ContactDetails {
  readonly provenance: readonly Provenance[];
}

const detailNames = { email: 'EMAIL', phone: 'PHONE', address: 'ADDRESS', language: 'LANGUAGE' } as const;
type Detail = keyof typeof detailNames;

/**
 * Checks a wished change against what is stored (P4, P28): all that is wrong at once, each with its path. A value that is as it was is no change.
 * @param origin who says so, and when (P20)
 */
export function decideContactChange(
  current: CurrentContact,
  wish: ContactWish,
  origin: { readonly source: Provenance['source']; readonly now: Date },
): ContactDecision {
  const userErrors: UserError[] = [];
  const details: Partial<Record<Detail, ContactDetails[Detail]>> = {};

  const take = <Value, Stored extends ContactDetails[Detail]>(
    detail: Detail,
    wished: Value | undefined,
    check: (value: Value) => Checked<Stored>,
  ): void => {
    if (wished === undefined) return;
    const checked = check(wished);
    if (!checked.valid) userErrors.push(...checked.userErrors);
    else if (!same(checked.value, current[detail])) details[detail] = checked.value;
  };
  take('email', wish.email, checkedEmail);
  take('phone', wish.phone, checkedPhone);
  take('address', wish.address, checkedAddress);
  take('language', wish.language, checkedLanguage);

  if (userErrors.length > 0) return { allowed: false, userErrors };
  const changed = (Object.keys(details) as Detail[]).map((detail) => detailNames[detail]);
  if (changed.length === 0) return { allowed: false, userErrors: [nothingToChange] };
  const kept = current.provenance.filter(({ detail }) => !changed.includes(detail));
  const added = changed.map((detail) => ({ detail, source: origin.source, changedAt: origin.now }));
  // Each detail was checked by the check of its own type above.
  return { allowed: true, change: { details: details as Partial<ContactDetails>, provenance: [...kept, ...added] } };
}

const nothingToChange: UserError = {
  code: 'NOTHING_TO_CHANGE',
  path: ['input'],
  message: 'No detail is given, or all are as they were.',
};

function same(one: ContactDetails[Detail], other: ContactDetails[Detail]): boolean {
  if (one === null || other === null || typeof one === 'string' || typeof other === 'string') return one === other;
  return (
    one.street === other.street &&
    one.postalCode === other.postalCode &&
    one.city === other.city &&
    one.country === other.country
  );
}

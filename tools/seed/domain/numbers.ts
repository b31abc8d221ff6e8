/**
 * Numbers that look drawn at random and yet never meet: a serial number multiplied modulo a prime gives each number of the range once.
 */

/** The largest prime below 10¹⁰: ten digits. */
const prime = 9_999_999_967;
const multiplier = 137_438_953;
/** Products of serial numbers above it would not be exact in a double any more. */
const mostSerials = Math.floor(Number.MAX_SAFE_INTEGER / multiplier) - 1;

/** At most so many cards has a person, and so many orders. */
export const cardsPerPerson = 8;
export const ordersPerPerson = 64;
/** More would run out of numbers. */
export const mostPersons = 1_000_000;

/** The first two digits tell the kinds of numbers apart; none of the personas' begins like these. */
const prefixes = { customer: '11', registeredCard: '21', counterCard: '22', order: '31' } as const;

export function customerNumberOf(personIndex: number): string {
  return twelveDigits('customer', personIndex);
}

/** @param ordinal 0 for the person's first card */
export function cardNumberOf(personIndex: number, ordinal: number): string {
  requireOrdinal(ordinal, cardsPerPerson);
  return twelveDigits('registeredCard', personIndex * cardsPerPerson + ordinal);
}

/** The number of a card that was sold over the counter and belongs to nobody yet. */
export function counterCardNumberOf(cardIndex: number): string {
  return twelveDigits('counterCard', cardIndex);
}

/** @param ordinal 0 for the person's first order */
export function orderNumberOf(personIndex: number, ordinal: number): string {
  requireOrdinal(ordinal, ordersPerPerson);
  return twelveDigits('order', personIndex * ordersPerPerson + ordinal);
}

function twelveDigits(kind: keyof typeof prefixes, serial: number): string {
  if (!Number.isInteger(serial) || serial < 0 || serial > mostSerials) throw new RangeError(`no number for ${serial}`);
  return prefixes[kind] + String(((serial + 1) * multiplier) % prime).padStart(10, '0');
}

function requireOrdinal(ordinal: number, limit: number): void {
  if (ordinal >= limit) throw new RangeError(`a person has fewer than ${limit} of these`);
}

import { type Day, clockTime, dayFromText, instantAt, monthOf } from './calendar.js';
import type { OrderDocument, PaymentMethod } from './documents.js';
import type { Random } from './random.js';

/** A year of the card in cents, by the day from which it holds. 73 € is public (2026); the earlier steps are synthetic. */
const cardYearPrices = [
  { from: dayFromText('2015-01-01'), cents: 5400 },
  { from: dayFromText('2017-01-01'), cents: 5900 },
  { from: dayFromText('2018-01-01'), cents: 6490 },
  { from: dayFromText('2020-01-01'), cents: 6900 },
  { from: dayFromText('2024-01-01'), cents: 7100 },
  { from: dayFromText('2026-01-01'), cents: 7300 },
] as const;

export const invoiceSurchargeCents = 380;

const products = {
  NEW_CARD: 'Museokortti 12 kk',
  RENEWAL: 'Museokortti, jatko 12 kk',
  GIFT: 'Museokortti lahjaksi 12 kk',
} as const satisfies Record<OrderDocument['kind'], string>;
const surchargeProduct = 'Laskutuslisä';

const paymentMethods: readonly (readonly [method: PaymentMethod, weight: number])[] = [
  ['BANK', 30],
  ['CARD', 27],
  ['MOBILEPAY', 20],
  ['EPASSI', 9],
  ['INVOICE', 6],
  ['SMARTUM', 4],
  ['EDENRED', 3],
  ['EAZYBREAK', 1],
];

const museumsOpen = clockTime(10);
const invoiceDays = 14;

/** An order before it is known whose it is. */
export type Purchase = Omit<OrderDocument, 'personId' | 'number'>;

type Draft = Omit<Purchase, 'state' | 'stateSince'>;

export interface PurchaseRequest {
  readonly kind: OrderDocument['kind'];
  readonly day: Day;
  /** The first day that has not happened yet. */
  readonly today: Day;
  /** True when the card is used on the same day: then it was bought before the museums opened. */
  readonly beforeOpening?: boolean;
}

/** The price of twelve months of the card in cents, VAT included, on a day. */
export function cardYearPriceOn(day: Day): number {
  return (cardYearPrices.findLast(({ from }) => from <= day) ?? cardYearPrices[0]).cents;
}

/** A purchase of twelve months; now and then one that was broken off comes before it. Oldest first. */
export function purchasesFor(random: Random, request: PurchaseRequest): Purchase[] {
  const { kind, day, today, beforeOpening = false } = request;
  const second = random.integer(clockTime(7), beforeOpening ? museumsOpen - 60 : clockTime(22, 30));
  const draft = draftOf(random, kind, day, second);
  const purchase = { ...draft, ...stateOf(random, draft, day, today) };
  if (!random.chance(0.02)) return [purchase];
  const brokenOff = draftOf(random, kind, day, second - random.integer(1200, 1800));
  const cancelledAt = new Date(brokenOff.orderedAt.getTime() + 15 * 60_000);
  return [{ ...brokenOff, state: 'CANCELLED', stateSince: cancelledAt }, purchase];
}

/** Paid at once, but for an invoice, which is paid within two weeks; a gift is sometimes paid back. */
function stateOf(
  random: Random,
  { kind, orderedAt, paymentMethod }: Draft,
  day: Day,
  today: Day,
): Pick<OrderDocument, 'state' | 'stateSince'> {
  const refundedOn = day + random.integer(2, 20);
  if (kind === 'GIFT' && refundedOn < today && random.chance(0.04)) {
    return { state: 'REFUNDED', stateSince: instantAt(refundedOn, clockTime(12)) };
  }
  if (paymentMethod !== 'INVOICE') return { state: 'PAID', stateSince: orderedAt };
  const paidOn = day + random.integer(3, invoiceDays);
  return paidOn < today
    ? { state: 'PAID', stateSince: instantAt(paidOn, clockTime(12)) }
    : { state: 'OPEN', stateSince: orderedAt };
}

/** A card for somebody else, most often before Christmas: a twentieth of the people bought one. */
export function giftsOf(random: Random, acquiredOn: Day, today: Day): Purchase[] {
  if (!random.chance(0.05) || acquiredOn >= today - 1) return [];
  const days = Array.from({ length: 4 }, () => random.integer(acquiredOn + 1, today - 1));
  const day = days.find((each) => monthOf(each) >= 11) ?? Math.max(...days);
  return purchasesFor(random, { kind: 'GIFT', day, today });
}

function draftOf(random: Random, kind: OrderDocument['kind'], day: Day, second: number): Draft {
  const paymentMethod = random.weighted(paymentMethods);
  const unitPrice = cardYearPriceOn(day);
  const lines: OrderDocument['lines'][number][] = [{ product: products[kind], quantity: 1, unitPrice }];
  if (paymentMethod === 'INVOICE')
    lines.push({ product: surchargeProduct, quantity: 1, unitPrice: invoiceSurchargeCents });
  const total = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
  return { _id: random.uuid(), kind, orderedAt: instantAt(day, second), paymentMethod, lines, total };
}

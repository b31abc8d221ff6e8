/** A museum's normal ticket price and the Helsinki day from which it holds. */
export interface Price {
  readonly from: string;
  /** Whole cents; 0 at a free museum. */
  readonly cents: number;
}

/**
 * The normal price in force on a Helsinki day, in cents. The first known price holds before its day too: a visit that arrives late must have a price
 * to be settled by.
 * @param prices oldest first, at least one
 */
export function normalPriceOn(prices: readonly Price[], day: string): number {
  const price = prices.findLast(({ from }) => from <= day) ?? prices[0];
  if (!price) throw new RangeError('A museum without a price.');
  return price.cents;
}

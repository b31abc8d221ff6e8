import { normalPriceOn } from './normal-price.js';

const prices = [
  { from: '2025-01-01', cents: 1200 },
  { from: '2026-01-01', cents: 1400 },
  { from: '2026-06-01', cents: 0 },
];

describe('the normal price of a museum', () => {
  it.each([
    ['2025-12-31', 1200],
    ['2026-01-01', 1400],
    ['2026-05-31', 1400],
    ['2026-06-01', 0],
    ['2030-01-01', 0],
  ])('on %s is the one that holds from the latest day before it', (day, cents) => {
    expect(normalPriceOn(prices, day)).toBe(cents);
  });

  it('before the first known price is that price: a late visit must have one', () => {
    expect(normalPriceOn(prices, '2024-12-31')).toBe(1200);
  });

  it('is a defect where there is none', () => {
    expect(() => normalPriceOn([], '2026-01-01')).toThrow(RangeError);
  });
});

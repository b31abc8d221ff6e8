import { vouchersKeptUntil } from './vouchers.js';

describe('vouchers (P14, Kirjanpitolaki 2:10)', () => {
  it('of a financial year that ends 30.4.2017 are kept through 31.12.2023', () => {
    expect(vouchersKeptUntil(new Date('2016-11-01T10:00:00Z'), '04-30')).toEqual(new Date('2023-12-31T22:00:00Z'));
    expect(vouchersKeptUntil(new Date('2017-04-30T20:59:59Z'), '04-30')).toEqual(new Date('2023-12-31T22:00:00Z'));
  });

  it('of the day after belong to the next financial year', () => {
    expect(vouchersKeptUntil(new Date('2017-04-30T21:00:00Z'), '04-30')).toEqual(new Date('2024-12-31T22:00:00Z'));
  });

  it('of a calendar year are kept six years from its end', () => {
    expect(vouchersKeptUntil(new Date('2020-12-31T21:59:59Z'), '12-31')).toEqual(new Date('2026-12-31T22:00:00Z'));
  });
});

import { readRegisterSettings } from './config.js';

describe("the register's settings", () => {
  it('close the books with the calendar year unless told otherwise', () => {
    expect(readRegisterSettings({}).financialYearEnd).toBe('12-31');
  });

  it("take FMA Creations Oy's own financial year", () => {
    expect(readRegisterSettings({ FINANCIAL_YEAR_END_FMA_CREATIONS: '04-30' }).financialYearEnd).toBe('04-30');
  });

  it.each(['30.4.', '4-30', '13-01', '00-10', '12-32'])('refuse %s as the end of a financial year', (end) => {
    expect(() => readRegisterSettings({ FINANCIAL_YEAR_END_FMA_CREATIONS: end })).toThrow(
      'FINANCIAL_YEAR_END_FMA_CREATIONS',
    );
  });
});

import { readRegisterSettings } from './config.js';

describe("the register's settings", () => {
  it('close both books with the calendar year unless told otherwise', () => {
    expect(readRegisterSettings({}).financialYearEnds).toEqual({ FMA_CREATIONS: '12-31', MUSEOLIITTO: '12-31' });
  });

  it('take a financial year for each controller', () => {
    const settings = readRegisterSettings({ FINANCIAL_YEAR_END_MUSEOLIITTO: '04-30' });
    expect(settings.financialYearEnds).toEqual({ FMA_CREATIONS: '12-31', MUSEOLIITTO: '04-30' });
  });

  it.each(['30.4.', '4-30', '13-01', '00-10', '12-32'])('refuse %s as the end of a financial year', (end) => {
    expect(() => readRegisterSettings({ FINANCIAL_YEAR_END_MUSEOLIITTO: end })).toThrow(
      'FINANCIAL_YEAR_END_MUSEOLIITTO',
    );
  });
});

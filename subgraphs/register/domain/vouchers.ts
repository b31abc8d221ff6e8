import { helsinkiDay, startOfYear } from '../../shared/helsinki.js';

const yearsKept = 6;

/**
 * Until when the vouchers of a transaction are kept: six years from the end of the calendar year in which the financial year ended
 * (Kirjanpitolaki 2:10). The financial year that ended 30.4.2017 keeps its vouchers through 31.12.2023.
 * @param transactionAt UTC
 * @param financialYearEnd the last day of the controller's financial year, `MM-DD`
 * @returns the first instant at which they need not be kept any longer: a first of January, 00:00 in Europe/Helsinki; UTC
 */
export function vouchersKeptUntil(transactionAt: Date, financialYearEnd: string): Date {
  const day = helsinkiDay(transactionAt);
  const year = Number(day.slice(0, 4));
  const financialYearEndsIn = day.slice(5) <= financialYearEnd ? year : year + 1;
  return startOfYear(financialYearEndsIn + yearsKept + 1);
}

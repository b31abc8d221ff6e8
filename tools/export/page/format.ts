import type { PageLanguage } from '../words/words.js';

const zone = 'Europe/Helsinki';
const locales: Readonly<Record<PageLanguage, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-FI' };
/** What stands between the day and the time of day. */
const timeWords: Readonly<Record<PageLanguage, string>> = { fi: 'klo', sv: 'kl.', en: 'at' };

/** How a page writes values in its language: days in the Finnish form, times of Europe/Helsinki, money in euros. */
export interface Format {
  /** @param iso an instant such as `2026-11-25T08:30:00.000Z`; `25.11.2026 klo 10.30`, which breaks after the day alone */
  instant(iso: string): string;
  /** @param day such as `2026-11-25`; `25.11.2026` */
  day(day: string): string;
  /** @param amount whole cents, negative ones included; `18,00 €` */
  cents(amount: number): string;
  number(value: number): string;
  /** @param code ISO 3166-1 alpha-2; the code itself when it names no country */
  country(code: string): string;
}

export function formatIn(language: PageLanguage): Format {
  const locale = locales[language];
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  // Years and counts are written without a separator of thousands.
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  return {
    instant: (iso) => {
      const parts = new Map(time.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
      const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
      const day = [part('day'), part('month'), part('year')].map(Number).join('.');
      return `${day} ${timeWords[language]}\u00A0${part('hour')}${language === 'en' ? ':' : '.'}${part('minute')}`;
    },
    day: (day) => day.split('-').reverse().map(Number).join('.'),
    cents: (amount) => money.format(amount / 100),
    number: (value) => plain.format(value),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  };
}

import { formatIn } from './format.js';

describe('how a page writes values', () => {
  it.each([
    ['fi', '25.11.2026 klo\u00A010.05'],
    ['sv', '25.11.2026 kl.\u00A010.05'],
    ['en', '25.11.2026 at\u00A010:05'],
  ] as const)('writes an instant in Finnish time: %s', (language, text) => {
    expect(formatIn(language).instant('2026-11-25T08:05:00.000Z')).toBe(text);
  });

  it('knows summer time, and the day that has begun in Finland', () => {
    expect(formatIn('fi').instant('2026-06-30T21:30:00.000Z')).toBe('1.7.2026 klo\u00A000.30');
    expect(formatIn('fi').instant('2021-12-31T21:30:00.000Z')).toBe('31.12.2021 klo\u00A023.30');
  });

  it('writes a day without a zone', () => {
    expect(formatIn('fi').day('2026-03-01')).toBe('1.3.2026');
  });

  it('writes cents as euros, negative ones and large ones too', () => {
    // Finnish has a minus sign and spaces that do not break.
    const plain = (text: string): string => text.replace(/\s/g, ' ').replace('\u2212', '-');
    expect(plain(formatIn('fi').cents(7300))).toBe('73,00 €');
    expect(plain(formatIn('fi').cents(-5))).toBe('-0,05 €');
    expect(plain(formatIn('sv').cents(2_684_354_560))).toBe('26 843 545,60 €');
    expect(plain(formatIn('en').cents(1234))).toMatch(/^€12[.]34$/);
  });

  it('writes a year without a separator and a country by its name', () => {
    expect(formatIn('fi').number(1968)).toBe('1968');
    expect(formatIn('fi').country('FI')).toBe('Suomi');
    expect(formatIn('en').country('somewhere')).toBe('somewhere');
  });
});

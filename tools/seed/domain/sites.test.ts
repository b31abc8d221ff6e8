import { dayFromText } from './calendar.js';
import { Random } from './random.js';
import { priceOn, sitesFrom } from './sites.js';
import { SiteChoice } from './visits.js';

const today = dayFromText('2026-11-25');
const many = sitesFrom(
  Array.from({ length: 400 }, (_, index) => ({ name: `Museum ${index}`, municipality: 'Turku' })),
  today,
);

describe('the museums', () => {
  it('have synthetic prices of 0 to 26 €, most of them 8 to 16 €, and some are free', () => {
    const prices = many.map((site) => priceOn(site, today));
    expect(prices.filter((cents) => cents < 0 || cents > 2600 || cents % 100 !== 0)).toEqual([]);
    expect(prices.filter((cents) => cents === 0).length).toBeGreaterThan(10);
    const usual = prices.filter((cents) => cents >= 800 && cents <= 1600).length;
    expect(usual / prices.length).toBeGreaterThan(0.6);
  });

  it('change their prices over the years, none on two occasions of one day', () => {
    const changing = many.filter(({ document }) => document.prices.length > 1);
    expect(changing.length).toBeGreaterThan(300);
    for (const { document } of changing) {
      const days = document.prices.map(({ from }) => from);
      expect([...new Set(days)].sort()).toEqual(days);
    }
  });

  it('keep their id and prices whatever else is on the list, and an id that examples refer to', () => {
    const [alone] = sitesFrom([{ name: 'Museum 7', municipality: 'Turku' }], today);
    expect(alone?.document).toEqual(many[7]?.document);
    const [fixed] = sitesFrom([{ name: 'Museum 7', municipality: 'Turku' }], today, { 'Museum 7': 'fixed' });
    expect(fixed?.document._id).toBe('fixed');
  });

  it('are visited by nobody while they are closed, and lose the note of it in their name', () => {
    const sites = sitesFrom(
      [
        { name: 'Kansallismuseo (closed until 2027)', municipality: 'Helsinki' },
        { name: 'Amos Rex', municipality: 'Helsinki' },
      ],
      today,
    );
    const choice = new SiteChoice(sites);
    const random = new Random('a test');
    const drawn = (day: string) =>
      new Set(Array.from({ length: 50 }, () => choice.draw(random, dayFromText(day)).document.name));
    expect(drawn('2022-06-01')).toEqual(new Set(['Kansallismuseo', 'Amos Rex']));
    expect(drawn('2026-06-01')).toEqual(new Set(['Amos Rex']));
  });
});

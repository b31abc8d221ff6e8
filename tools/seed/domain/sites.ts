import { type Day, addMonths, dayFromText, dayText } from './calendar.js';
import type { SiteDocument } from './documents.js';
import { Random } from './random.js';

/** A row of `data/sites.csv`. */
export interface SiteRow {
  readonly name: string;
  readonly municipality: string;
}

/** A museum of the demo data, ready to be visited. */
export interface Site {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly document: SiteDocument;
  /** The same prices by day number, oldest first. */
  readonly prices: readonly { readonly from: Day; readonly cents: number }[];
  /** The days on which nobody can visit. */
  readonly closed: { readonly from: Day; readonly until: Day } | null;
}

const pricesFrom = dayFromText('2015-01-01');
const dearestCents = 2600;
/** `Kansallismuseo (closed until 2027)`: the file's note is no part of the name. */
const closedNote = /^(?<name>.*?) \(closed until (?<year>\d{4})\)$/;
const yearsClosed = 4;

/**
 * The museums with their normal prices. The names and municipalities are real; the prices are synthetic, since no list is public. The ids and prices
 * depend on the name alone, so that an example query keeps its museum whatever the seed.
 * @param fixedIds ids of museums that examples refer to, by name
 */
export function sitesFrom(
  rows: readonly SiteRow[],
  today: Day,
  fixedIds: Readonly<Record<string, string>> = {},
): readonly Site[] {
  return rows.map((row, index) => {
    const { name = row.name, year } = closedNote.exec(row.name)?.groups ?? {};
    const random = new Random(`site/${name}`);
    const id = random.uuid();
    const prices = priceHistory(random, today);
    return {
      index,
      document: {
        _id: fixedIds[name] ?? id,
        name: name.normalize('NFC'),
        municipality: row.municipality.normalize('NFC'),
        prices: prices.map(({ from, cents }) => ({ from: dayText(from), cents })),
      },
      prices,
      closed: year
        ? { from: dayFromText(`${Number(year) - yearsClosed}-01-01`), until: dayFromText(`${year}-01-01`) - 1 }
        : null,
    };
  });
}

/** The normal price of a day in cents. */
export function priceOn(site: Site, day: Day): number {
  return site.prices.findLast(({ from }) => from <= day)?.cents ?? 0;
}

function priceHistory(random: Random, today: Day): { from: Day; cents: number }[] {
  const first = random.weighted([
    [() => 0, 1],
    [() => random.integer(3, 7) * 100, 1],
    [() => random.integer(8, 13) * 100, 7],
    [() => random.integer(14, 20) * 100, 1],
  ])();
  const prices = [{ from: pricesFrom, cents: first }];
  if (first === 0) return prices;
  let from = addMonths(pricesFrom, random.integer(2, 4) * 12);
  let cents = first;
  while (from <= today) {
    cents = Math.min(dearestCents, cents + random.integer(1, 2) * 100);
    prices.push({ from, cents });
    from = addMonths(from, random.integer(3, 5) * 12);
  }
  return prices;
}

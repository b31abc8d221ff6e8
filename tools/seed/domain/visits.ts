import { type Day, clockTime, dayFromText, dayText, instantAt, monthOf, yearOf } from './calendar.js';
import type { SettlementBooksDocument, VisitDocument } from './documents.js';
import type { History, Period } from './membership.js';
import type { Random } from './random.js';
import { type Site, priceOn } from './sites.js';

/** Visits a card a year: negative binomial, that is a Poisson number whose mean is a person's own, drawn from a gamma distribution. */
const meanVisitsAYear = 6.75;
const dispersion = 1.2;

const opensAt = clockTime(10);
const closesAt = clockTime(19, 30);
const mistakeNoticedAfter = 5 * 60_000;

/** Draws museums by Zipf's law: the second half as often as the first of the list, the third a third as often. */
export class SiteChoice {
  private readonly sums: readonly number[];

  constructor(readonly sites: readonly Site[]) {
    let sum = 0;
    this.sums = sites.map((_site, index) => (sum += 1 / (index + 1)));
  }

  /** A museum that is open on that day. */
  draw(random: Random, day: Day): Site {
    for (;;) {
      const target = random.fraction() * (this.sums.at(-1) ?? 0);
      const site = this.sites[this.sums.findIndex((sum) => sum > target)];
      if (!site) throw new RangeError('no museum to visit');
      if (!site.closed || day < site.closed.from || day > site.closed.until) return site;
    }
  }
}

/** Whose visits they are. */
export interface Visitor {
  readonly personId: string | null;
  readonly serviceNumber: string;
  /** Visits a year of the card. */
  readonly perYear: number;
  /** The card that was shown on a day. */
  readonly cardIdOn: (day: Day) => string;
  /** The last day on which the card opened a museum, or would have. */
  readonly lastDay: Day;
}

/** How many visits a person makes in a year of the card, on average. */
export function visitsAYear(random: Random): number {
  return random.gamma(dispersion, meanVisitsAYear);
}

/**
 * The visits of a card's periods. Each lies within a period; the first day of the first period has one, which opened it; no museum has
 * two on one day.
 */
export function visitsOf(
  random: Random,
  periods: readonly Period[],
  { visitDays }: History,
  choice: SiteChoice,
  { personId, serviceNumber, perYear, cardIdOn, lastDay }: Visitor,
): VisitDocument[] {
  const visits: VisitDocument[] = [];
  const taken = new Set<number>();

  const visit = (day: Day, canBeVoid: boolean): void => {
    const site = choice.draw(random, day);
    const key = day * choice.sites.length + site.index;
    if (taken.has(key)) return;
    taken.add(key);
    const visitedAt = instantAt(day, visitingTime(random));
    visits.push({
      _id: random.uuid(),
      cardId: cardIdOn(day),
      serviceNumber,
      personId,
      siteId: site.document._id,
      visitedAt,
      day: dayText(day),
      normalPrice: priceOn(site, day),
      recordedAt: visitedAt,
      voidedAt: canBeVoid && random.chance(0.002) ? new Date(visitedAt.getTime() + mistakeNoticedAfter) : null,
    });
  };

  for (const [index, { from, until }] of periods.entries()) {
    const last = Math.min(until ?? lastDay, lastDay);
    let count = random.poisson(perYear * visitDays.shareOfYear(from, last));
    if (index === 0) {
      visit(from, false);
      count -= 1;
    }
    for (; count > 0; count -= 1) {
      const day = visitDays.draw(random, from, last);
      if (day !== null) visit(day, true);
    }
  }
  return visits;
}

/** Settlement to the museums: January to April, May to August, September to December. */
export function settlementPeriodStart(day: Day): Day {
  const firstMonth = Math.floor((monthOf(day) - 1) / 4) * 4 + 1;
  return dayFromText(`${yearOf(day)}-${String(firstMonth).padStart(2, '0')}-01`);
}

/** The books of all settlement periods that are over are closed: from the first instant of the running period. */
export function settlementBooksOn(today: Day): SettlementBooksDocument {
  const openFrom = settlementPeriodStart(today);
  return { _id: 'visits', closedUntil: dayText(openFrom - 1), recordedUntil: instantAt(openFrom, 0), version: 1 };
}

/** In opening hours, most often early in the afternoon. */
function visitingTime(random: Random): number {
  return Math.floor(opensAt + ((random.fraction() + random.fraction()) / 2) * (closesAt - opensAt));
}

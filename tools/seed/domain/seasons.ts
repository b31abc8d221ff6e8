import { type Day, dayText, weekdayOf } from './calendar.js';
import type { Random } from './random.js';

/** Percent of a year's visits by month: 40 from May to August, 19 of them in July. */
const monthWeights = [6.5, 7.5, 8, 7.5, 6, 8, 19, 7, 7, 8.5, 8, 7] as const;
/** Monday to Sunday: most museums are closed on Mondays, and people come at weekends. */
const weekdayWeights = [0.3, 0.9, 1, 1, 1, 1.5, 1.3] as const;

/** Draws the days of visits as the year's seasons and the week have them. */
export class VisitDays {
  private readonly sums: Float64Array;

  /** @param last the last day that can be drawn */
  constructor(
    private readonly first: Day,
    last: Day,
  ) {
    this.sums = new Float64Array(last - first + 2);
    let sum = 0;
    for (let day = first; day <= last; day += 1) {
      sum += weightOf(day);
      this.sums[day - first + 1] = sum;
    }
  }

  /** A day of a span, both ends included; null when the span lies outside. */
  draw(random: Random, from: Day, until: Day): Day | null {
    const start = Math.max(0, from - this.first);
    const end = Math.min(this.sums.length - 1, until - this.first + 1);
    if (start >= end) return null;
    const floor = this.sums[start] ?? 0;
    const target = floor + random.fraction() * ((this.sums[end] ?? 0) - floor);
    let low = start;
    let high = end - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle + 1] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return this.first + low;
  }

  /** The span's part of a whole year's visits: about 1 for twelve months. */
  shareOfYear(from: Day, until: Day): number {
    const start = Math.max(0, from - this.first);
    const end = Math.min(this.sums.length - 1, until - this.first + 1);
    return start >= end ? 0 : ((this.sums[end] ?? 0) - (this.sums[start] ?? 0)) / 100;
  }
}

function weightOf(day: Day): number {
  const [year = 1970, month = 1] = dayText(day).split('-').map(Number);
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return ((monthWeights[month - 1] ?? 0) / daysInMonth) * (weekdayWeights[weekdayOf(day) - 1] ?? 1);
}

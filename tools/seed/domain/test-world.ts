import { dayFromText } from './calendar.js';
import { addMonths } from './calendar.js';
import type { World } from './people.js';
import { VisitDays } from './seasons.js';
import { sitesFrom } from './sites.js';
import { SiteChoice } from './visits.js';

/** A small world for the tests of the generators: 25 November 2026, ten years of history, twenty museums. */
export function testWorld(seed = 1): World {
  const today = dayFromText('2026-11-25');
  const from = addMonths(today, -120);
  const rows = Array.from({ length: 20 }, (_, index) => ({ name: `Museum ${index + 1}`, municipality: 'Helsinki' }));
  return {
    seed,
    history: { from, today, visitDays: new VisitDays(from, today - 1) },
    choice: new SiteChoice(sitesFrom(rows, today)),
  };
}

import { z } from 'zod';
import type { Environment } from '../shared/environment.js';
import { readEnvironment } from '../shared/environment.js';
import { wholeNumber } from '../shared/setting.js';
import type { VisitSettings } from './domain/register-visit.js';
import { defaultVisitSettings } from './domain/register-visit.js';

/** The card service's own settings, beside those that all subgraphs have. */
export const museokorttiSettings = z.object({
  /** How many minutes ahead of ours the clock of a museum's reader may be. */
  VISIT_CLOCK_TOLERANCE_MINUTES: wholeNumber(0, 60).default(defaultVisitSettings.clockToleranceMinutes),
  /** How many days back a reader that was offline may send a visit; less than half a year, so that no card's first year has ended meanwhile. */
  VISIT_ACCEPTED_LATE_DAYS: wholeNumber(0, 180).default(defaultVisitSettings.acceptedLateDays),
  /** For how many days from its first visit a card opens museums without being registered to a person. */
  CARD_UNREGISTERED_DAYS: wholeNumber(0, 366).default(defaultVisitSettings.unregisteredDays),
});

/** Reads how visits are judged. @throws StartupError naming the variable at fault */
export function readVisitSettings(env: Environment): VisitSettings {
  const read = readEnvironment(museokorttiSettings, env);
  return {
    clockToleranceMinutes: read.VISIT_CLOCK_TOLERANCE_MINUTES,
    acceptedLateDays: read.VISIT_ACCEPTED_LATE_DAYS,
    unregisteredDays: read.CARD_UNREGISTERED_DAYS,
  };
}

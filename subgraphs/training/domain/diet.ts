import { addDays, helsinkiDay, startOfDay } from '../../shared/helsinki.js';

/** The diets that a participant can tell, in the order in which a kitchen is shown them. */
export const dietCodes = ['VEGETARIAN', 'VEGAN', 'GLUTEN_FREE', 'LACTOSE_FREE', 'NUT_FREE', 'PORK_FREE'] as const;

const daysKept = 30;

/**
 * From when a diet told for a session is held no more: the first instant of the thirtieth Helsinki day after the day on which the session ends (P10).
 * @param sessionEndsAt UTC
 */
export function dietDeletedFrom(sessionEndsAt: Date): Date {
  return startOfDay(addDays(helsinkiDay(sessionEndsAt), daysKept));
}

/** When a session for which a diet was told is held. */
export interface SessionTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * Which of a person's diets holds now: the one told for the nearest session that has not ended, or else for the latest that has. Null when none is
 * held.
 */
export function currentDiet<Diet>(
  diets: readonly { readonly diet: Diet; readonly session: SessionTimes }[],
  now: Date,
): Diet | null {
  const nearest = (a: { session: SessionTimes }, b: { session: SessionTimes }): number =>
    a.session.startsAt.getTime() - b.session.startsAt.getTime();
  const byTime = diets.toSorted(nearest);
  const coming = byTime.find(({ session }) => session.endsAt > now);
  return (coming ?? byTime.at(-1))?.diet ?? null;
}

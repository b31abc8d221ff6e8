/** The one clock of a service: made at its entry point and handed down, so that a test can hold it. */
export interface Clock {
  /** The present instant, UTC. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at an instant. */
export function fixedClock(instant: string): Clock {
  return { now: () => new Date(instant) };
}

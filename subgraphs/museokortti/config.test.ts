import { StartupError } from '../shared/startup-error.js';
import { readVisitSettings } from './config.js';

describe('how visits are judged', () => {
  it('has defaults: five minutes, thirty days, sixty days', () => {
    expect(readVisitSettings({})).toEqual({ clockToleranceMinutes: 5, acceptedLateDays: 30, unregisteredDays: 60 });
  });

  it('is set by the environment', () => {
    const env = { VISIT_CLOCK_TOLERANCE_MINUTES: '0', VISIT_ACCEPTED_LATE_DAYS: '7', CARD_UNREGISTERED_DAYS: '14' };
    expect(readVisitSettings(env)).toEqual({ clockToleranceMinutes: 0, acceptedLateDays: 7, unregisteredDays: 14 });
  });

  it.each([
    { VISIT_CLOCK_TOLERANCE_MINUTES: '-1' },
    { VISIT_ACCEPTED_LATE_DAYS: '181' },
    { CARD_UNREGISTERED_DAYS: 'sixty' },
  ])('refuses what cannot be: %j', (env) => {
    expect(() => readVisitSettings(env)).toThrow(StartupError);
  });
});

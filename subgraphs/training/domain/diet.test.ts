import { currentDiet, dietDeletedFrom } from './diet.js';

describe('how long a diet is held (P10)', () => {
  it.each([
    // Winter and summer time; the clock goes back on 25.10.2026 and forward on 28.3.2027.
    ['2026-11-25T14:00:00.000Z', '2026-12-24T22:00:00.000Z'],
    ['2026-10-01T14:00:00.000Z', '2026-10-30T22:00:00.000Z'],
    ['2027-03-01T14:00:00.000Z', '2027-03-30T21:00:00.000Z'],
    // 23:30 and 00:30 in Helsinki: the same UTC day, another Helsinki day.
    ['2026-06-01T20:30:00.000Z', '2026-06-30T21:00:00.000Z'],
    ['2026-06-01T21:30:00.000Z', '2026-07-01T21:00:00.000Z'],
    // Through a leap day.
    ['2028-02-10T14:00:00.000Z', '2028-03-10T22:00:00.000Z'],
  ])('is until the thirtieth Helsinki day after a session that ends at %s begins: %s', (endsAt, deletedFrom) => {
    expect(dietDeletedFrom(new Date(endsAt)).toISOString()).toBe(deletedFrom);
  });

  it('is never longer than thirty times 24 hours and the hour of a clock that goes back', () => {
    const endsAt = new Date('2026-10-01T20:59:59.999Z');
    const held = dietDeletedFrom(endsAt).getTime() - endsAt.getTime();
    expect(held).toBeLessThanOrEqual((30 * 24 + 1) * 60 * 60 * 1000);
  });
});

describe('the diet that holds now', () => {
  const now = new Date('2026-11-25T08:00:00.000Z');
  const told = (name: string, startsAt: string, endsAt: string) => ({
    diet: name,
    session: { startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
  });
  const lastMonth = told('last month', '2026-10-25T07:00:00.000Z', '2026-10-25T14:00:00.000Z');
  const lastWeek = told('last week', '2026-11-18T07:00:00.000Z', '2026-11-18T14:00:00.000Z');
  const running = told('running', '2026-11-25T07:00:00.000Z', '2026-11-25T14:00:00.000Z');
  const nextWeek = told('next week', '2026-12-02T07:00:00.000Z', '2026-12-02T14:00:00.000Z');
  const nextYear = told('next year', '2027-01-20T07:00:00.000Z', '2027-01-20T14:00:00.000Z');

  it('is the one for the nearest session to come', () => {
    expect(currentDiet([nextYear, lastWeek, nextWeek], now)).toBe('next week');
  });

  it('is that of a session which runs just now', () => {
    expect(currentDiet([nextWeek, running], now)).toBe('running');
  });

  it('is the one for the latest session held when none comes', () => {
    expect(currentDiet([lastWeek, lastMonth], now)).toBe('last week');
  });

  it('is none when none is held', () => {
    expect(currentDiet([], now)).toBeNull();
  });
});

import { dayFromText, dayText } from './calendar.js';
import { dueDay } from './due-day.js';

describe('the statutory day of an answer (GDPR Article 12(3), Regulation 1182/71)', () => {
  it.each([
    ['2026-08-31', '2026-09-30', 'the last day of a shorter month'],
    ['2026-11-25', '2026-12-28', 'past Christmas and a weekend'],
    ['2026-12-06', '2027-01-07', 'past Epiphany'],
    ['2027-01-31', '2027-03-01', 'from a Sunday in a short February'],
    ['2027-02-26', '2027-03-30', 'past Good Friday to Easter Monday'],
    ['2028-01-31', '2028-02-29', 'the leap day'],
  ])('a request of %s is answered by %s: %s', (receivedOn, dueOn) => {
    expect(dayText(dueDay(dayFromText(receivedOn)))).toBe(dueOn);
  });
});

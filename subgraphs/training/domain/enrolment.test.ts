import { decideEnrolment } from './enrolment.js';

const session = {
  startsAt: new Date('2026-12-10T07:00:00.000Z'),
  enrolUntil: new Date('2026-12-01T21:59:59.999Z'),
  capacity: 10,
  taken: 9,
};
const inTime = new Date('2026-11-25T08:00:00.000Z');

describe('may a person enrol?', () => {
  it('confirms the last place', () => {
    expect(decideEnrolment({ session, alreadyEnrolled: false }, inTime)).toEqual({ decision: 'CONFIRM' });
  });

  it('is open up to the very instant of the deadline and closed after it', () => {
    const at = (instant: string) => decideEnrolment({ session, alreadyEnrolled: false }, new Date(instant));
    expect(at('2026-12-01T21:59:59.999Z')).toEqual({ decision: 'CONFIRM' });
    expect(at('2026-12-01T22:00:00.000Z')).toEqual({ decision: 'REFUSE', reason: 'ENROLMENT_CLOSED' });
  });

  it('is closed once the session has begun, whatever the deadline says', () => {
    const late = { ...session, enrolUntil: new Date('2026-12-31T21:59:59.999Z') };
    const at = (instant: string) => decideEnrolment({ session: late, alreadyEnrolled: false }, new Date(instant));
    expect(at('2026-12-10T06:59:59.999Z')).toEqual({ decision: 'CONFIRM' });
    expect(at('2026-12-10T07:00:00.000Z')).toEqual({ decision: 'REFUSE', reason: 'ENROLMENT_CLOSED' });
  });

  it('refuses when no place is left, also when more are taken than there are', () => {
    for (const taken of [10, 11]) {
      expect(decideEnrolment({ session: { ...session, taken }, alreadyEnrolled: false }, inTime)).toEqual({
        decision: 'REFUSE',
        reason: 'SESSION_FULL',
      });
    }
  });

  it('tells who has a place that they have it, though the session is full and closed', () => {
    const full = { ...session, taken: 10 };
    const afterwards = new Date('2026-12-24T08:00:00.000Z');
    expect(decideEnrolment({ session: full, alreadyEnrolled: true }, afterwards)).toEqual({
      decision: 'REFUSE',
      reason: 'ALREADY_ENROLLED',
    });
  });

  it('does not know a session that is not there', () => {
    expect(decideEnrolment({ session: null, alreadyEnrolled: false }, inTime)).toEqual({
      decision: 'REFUSE',
      reason: 'UNKNOWN_SESSION',
    });
  });
});

import {
  demoCatererId,
  demoPersons,
  demoSessions,
  otherCatererId,
} from '../../../../subgraphs/shared/demo/personas.js';
import { professionalsAmong } from '../people.js';
import { testWorld } from '../test-world.js';
import { trainingRecordsOf } from './training.js';

const { history } = testWorld();
const now = new Date('2026-11-24T22:00:00Z');
const { courses, sessions, enrolments, qualifications, diets } = trainingRecordsOf({
  seed: 1,
  history,
  professionals: professionalsAmong(2000, 1, history),
  sessionsPerYear: 13,
  enrolmentsPerYear: 120,
});
const sessionsById = new Map(sessions.map((session) => [session._id, session]));
const sessionOf = ({ sessionId }: { readonly sessionId: string }) => {
  const session = sessionsById.get(sessionId);
  if (!session) throw new Error('a session that does not exist');
  return session;
};
const statesOf = (personId: string) =>
  new Set(enrolments.filter((enrolment) => enrolment.personId === personId).map(({ state }) => state));

describe('the sessions', () => {
  it('are of courses that exist, over ten years and the coming months', () => {
    const courseIds = new Set(courses.map(({ _id }) => _id));
    expect(sessions.filter(({ courseId }) => !courseIds.has(courseId))).toEqual([]);
    expect(sessions.some(({ startsAt }) => startsAt < new Date('2017-06-01'))).toBe(true);
    expect(sessions.filter(({ startsAt }) => startsAt > now).length).toBeGreaterThan(8);
  });

  it('end after they begin, and can be enrolled on before', () => {
    const absurd = sessions.filter(({ enrolUntil, startsAt, endsAt }) => enrolUntil >= startsAt || startsAt >= endsAt);
    expect(absurd).toEqual([]);
  });

  it('have a caterer exactly when they serve food', () => {
    expect(sessions.filter(({ servesFood, catererId }) => servesFood !== (catererId !== null))).toEqual([]);
    const caterers = new Set(sessions.flatMap(({ catererId }) => catererId ?? []));
    expect(caterers).toEqual(new Set([demoCatererId, otherCatererId]));
  });

  it('count the places that are taken, never more than there are', () => {
    const holding = ['CONFIRMED', 'ATTENDED', 'NO_SHOW', 'COMPLETED'];
    const wrong = sessions.filter(({ _id, taken, capacity }) => {
      const held = enrolments.filter(({ sessionId, state }) => sessionId === _id && holding.includes(state)).length;
      return held !== taken || taken > capacity;
    });
    expect(wrong).toEqual([]);
  });

  it('include a coming one with exactly ten places free and one that is full', () => {
    const tenPlaces = sessionsById.get(demoSessions.tenPlaces.id);
    expect(tenPlaces).toMatchObject({ capacity: 10, taken: 0 });
    expect(tenPlaces?.enrolUntil.getTime()).toBeGreaterThan(now.getTime());
    expect(sessionsById.get(demoSessions.full.id)).toMatchObject({ capacity: 1, taken: 1 });
  });
});

describe('the enrolments', () => {
  it('are one a person a session, and about as many a year as were asked for', () => {
    expect(new Set(enrolments.map(({ personId, sessionId }) => `${personId}/${sessionId}`)).size).toBe(
      enrolments.length,
    );
    const lastYear = enrolments.filter(({ enrolledAt }) => enrolledAt.toISOString().startsWith('2025'));
    expect(lastYear.length).toBeGreaterThan(80);
    expect(lastYear.length).toBeLessThan(200);
  });

  it('are made before the deadline and before today', () => {
    const late = enrolments.filter((each) => each.enrolledAt >= now || each.enrolledAt > sessionOf(each).enrolUntil);
    expect(late).toEqual([]);
  });

  it('are over when the session is, and open while it comes', () => {
    const past = enrolments.filter((each) => sessionOf(each).endsAt < now);
    const coming = enrolments.filter((each) => sessionOf(each).endsAt >= now);
    expect(new Set(past.map(({ state }) => state))).toEqual(new Set(['ATTENDED', 'COMPLETED', 'NO_SHOW', 'CANCELLED']));
    for (const { state } of coming) expect(['REQUESTED', 'CONFIRMED', 'WAITLISTED', 'CANCELLED']).toContain(state);
  });

  it('wait only for a session that is full', () => {
    const waiting = enrolments.filter(({ state }) => state === 'WAITLISTED').map(sessionOf);
    expect(waiting.filter(({ taken, capacity }) => taken < capacity)).toEqual([]);
  });

  it('are completed after the session, exactly when they say so', () => {
    const wrong = enrolments.filter(
      (each) =>
        (each.state === 'COMPLETED') !== (each.completedAt !== null) ||
        (each.completedAt !== null && (each.completedAt < sessionOf(each).endsAt || each.completedAt >= now)),
    );
    expect(wrong).toEqual([]);
  });

  it('give the persona `person` several states, a qualification and a diet, and `former-person` nothing that lives', () => {
    expect(statesOf(demoPersons.person.personId)).toEqual(
      new Set(['WAITLISTED', 'CONFIRMED', 'COMPLETED', 'CANCELLED', 'NO_SHOW', 'ATTENDED']),
    );
    expect(qualifications.some(({ personId }) => personId === demoPersons.person.personId)).toBe(true);
    expect(statesOf(demoPersons['former-person'].personId)).toEqual(new Set(['COMPLETED']));
  });
});

describe('the diets (P10)', () => {
  it('are held only for sessions that serve food, by those who take part, until thirty days after', () => {
    const wrong = diets.filter((diet) => {
      const session = sessionOf(diet);
      const takesPart = enrolments.some(
        ({ personId, sessionId, state }) =>
          personId === diet.personId &&
          sessionId === diet.sessionId &&
          ['CONFIRMED', 'ATTENDED', 'COMPLETED'].includes(state),
      );
      const days = (diet.deletedFrom.getTime() - session.endsAt.getTime()) / 86_400_000;
      return !session.servesFood || !takesPart || diet.deletedFrom < now || Math.abs(days - 30) > 0.05;
    });
    expect(wrong).toEqual([]);
  });

  it('are told to two caterers for coming sessions, one a person a session', () => {
    const coming = diets.map(sessionOf).filter(({ startsAt }) => startsAt > now);
    expect(new Set(coming.map(({ catererId }) => catererId))).toEqual(new Set([demoCatererId, otherCatererId]));
    expect(new Set(diets.map(({ personId, sessionId }) => `${personId}/${sessionId}`)).size).toBe(diets.length);
    expect(
      diets.some(
        ({ personId, sessionId }) => personId === demoPersons.person.personId && sessionId === demoSessions.lunch.id,
      ),
    ).toBe(true);
  });
});

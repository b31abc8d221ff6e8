import type { Clock } from '../../subgraphs/shared/clock.js';
import { CircuitBreaker } from './circuit-breaker.js';

function breakerAt(instant: string) {
  let now = new Date(instant);
  const clock: Clock = { now: () => now };
  const breaker = new CircuitBreaker({ clock, failuresToOpen: 3, restMilliseconds: 1_000 });
  return { breaker, setTime: (later: string) => (now = new Date(later)) };
}

function beLate(breaker: CircuitBreaker, times: number): void {
  for (let count = 0; count < times; count += 1) breaker.wasLate();
}

function answer(breaker: CircuitBreaker, times: number): void {
  for (let count = 0; count < times; count += 1) breaker.answered();
}

function fail(breaker: CircuitBreaker, times: number): void {
  for (let count = 0; count < times; count += 1) breaker.failed();
}

describe('the circuit breaker of a subgraph', () => {
  it('lets requests through while failures are fewer than a row', () => {
    const { breaker } = breakerAt('2026-11-25T12:00:00.000Z');
    fail(breaker, 2);
    breaker.answered();
    fail(breaker, 2);
    expect(breaker.admits()).toBe(true);
  });

  it('sends nothing for a second after three failures in a row', () => {
    const { breaker, setTime } = breakerAt('2026-11-25T12:00:00.000Z');
    fail(breaker, 3);
    setTime('2026-11-25T12:00:00.999Z');
    expect(breaker.admits()).toBe(false);
  });

  it('lets one request try after the rest, and all through when it succeeds', () => {
    const { breaker, setTime } = breakerAt('2026-11-25T12:00:00.000Z');
    fail(breaker, 3);
    setTime('2026-11-25T12:00:01.000Z');
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
    breaker.answered();
    expect(breaker.admits()).toBe(true);
  });

  it('rests again when the try fails', () => {
    const { breaker, setTime } = breakerAt('2026-11-25T12:00:00.000Z');
    fail(breaker, 3);
    setTime('2026-11-25T12:00:01.000Z');
    expect(breaker.admits()).toBe(true);
    breaker.failed();
    setTime('2026-11-25T12:00:01.999Z');
    expect(breaker.admits()).toBe(false);
  });

  it('lets requests through after a few late answers in a row, which one caller can bring about', () => {
    const { breaker } = breakerAt('2026-11-25T12:00:00.000Z');
    beLate(breaker, 9);
    expect(breaker.admits()).toBe(true);
  });

  it('sends nothing when the first ten answers were late', () => {
    const { breaker, setTime } = breakerAt('2026-11-25T12:00:00.000Z');
    beLate(breaker, 10);
    setTime('2026-11-25T12:00:00.999Z');
    expect(breaker.admits()).toBe(false);
  });

  it('lets requests through while half of the newest twenty are answered in time', () => {
    const { breaker } = breakerAt('2026-11-25T12:00:00.000Z');
    answer(breaker, 30);
    beLate(breaker, 10);
    expect(breaker.admits()).toBe(true);
    beLate(breaker, 1);
    expect(breaker.admits()).toBe(false);
  });

  it('forgets what was late once the subgraph answers again after a rest', () => {
    const { breaker, setTime } = breakerAt('2026-11-25T12:00:00.000Z');
    beLate(breaker, 10);
    setTime('2026-11-25T12:00:01.000Z');
    expect(breaker.admits()).toBe(true);
    breaker.answered();
    beLate(breaker, 8);
    expect(breaker.admits()).toBe(true);
  });

  it('rests again when the try is late', () => {
    const { breaker, setTime } = breakerAt('2026-11-25T12:00:00.000Z');
    fail(breaker, 3);
    setTime('2026-11-25T12:00:01.000Z');
    expect(breaker.admits()).toBe(true);
    setTime('2026-11-25T12:00:01.500Z');
    breaker.wasLate();
    setTime('2026-11-25T12:00:02.499Z');
    expect(breaker.admits()).toBe(false);
  });
});

import { StartupError } from '../../subgraphs/shared/startup-error.js';
import { closers, type Closers } from './closers.js';
import { keepRunning, type ServiceRun } from './keep-running.js';

interface Attempt {
  /** The service takes requests. */
  beReady(): void;
  /** The process ends, asked or not. */
  end(): void;
  readonly stopped: () => boolean;
}

/** A service whose processes end when the test says so, on a clock that stands still until it is set. */
function service() {
  const attempts: Attempt[] = [];
  const told: string[] = [];
  const waits: number[] = [];
  const givenUp: unknown[] = [];
  let now = 0;
  const opened: Closers = closers();
  const options = {
    name: 'museokortti',
    closers: opened,
    start: () => Promise.resolve(startAttempt(attempts)),
    tell: (line: string) => told.push(line),
    onGivenUp: (error: unknown) => givenUp.push(error),
    wait: (milliseconds: number) => Promise.resolve(void waits.push(milliseconds)),
    elapsed: () => now,
  };
  const attempt = (index: number): Attempt => {
    const found = attempts[index];
    if (!found) throw new Error(`there was no start number ${index + 1}`);
    return found;
  };
  return {
    options,
    opened,
    attempts,
    attempt,
    told,
    waits,
    givenUp,
    pass: (milliseconds: number) => (now += milliseconds),
  };
}

function startAttempt(attempts: Attempt[]): ServiceRun {
  let beReady = (): void => undefined;
  let end = (): void => undefined;
  let stopped = false;
  const reason = new StartupError('SERVICE_ENDED', `The service ended, start ${attempts.length + 1}.`, 'Mend it.');
  const ended = new Promise<StartupError>((resolve) => (end = () => resolve(reason)));
  const ready = new Promise<void>((resolve, reject) => {
    beReady = resolve;
    void ended.then(reject);
  });
  ready.catch(() => undefined);
  attempts.push({ beReady, end, stopped: () => stopped });
  return {
    ready,
    ended,
    stop: () => {
      stopped = true;
      end();
      return Promise.resolve();
    },
  };
}

/** All that is already decided has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a service that is kept running', () => {
  async function started(): Promise<ReturnType<typeof service>> {
    const made = service();
    const keeping = keepRunning(made.options);
    await settled();
    made.attempt(0).beReady();
    await keeping;
    return made;
  }

  it('is started again when it ends, and its people are told that it is gone and back', async () => {
    const { attempt, attempts, told } = await started();
    attempt(0).end();
    await settled();
    expect(attempts).toHaveLength(2);
    attempt(1).beReady();
    await settled();
    expect(told).toEqual([
      'The service ended, start 1. It is started again; the rest goes on without its part.',
      'The service museokortti is back.',
    ]);
  });

  it('is given more time before each start that follows a short life, and given up after five', async () => {
    const { attempt, attempts, waits, givenUp } = await started();
    for (let index = 0; index < 6; index += 1) {
      expect(givenUp).toEqual([]);
      attempt(index).end();
      await settled();
    }
    expect(waits).toEqual([200, 400, 800, 1_600, 3_200]);
    expect(attempts).toHaveLength(6);
    expect(givenUp).toEqual([expect.objectContaining({ message: 'The service ended, start 6. Mend it.' })]);
  });

  it('is forgiven its ends when it has run for a minute', async () => {
    const { attempt, waits, pass } = await started();
    attempt(0).end();
    await settled();
    pass(59_999);
    attempt(1).end();
    await settled();
    pass(60_000);
    attempt(2).end();
    await settled();
    expect(waits).toEqual([200, 400, 200]);
  });

  it('is not started again when it was asked to end', async () => {
    const { opened, attempt, attempts, told } = await started();
    await opened.closeAll();
    await settled();
    expect(attempt(0).stopped()).toBe(true);
    expect(attempts).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('is stopped while it comes back', async () => {
    const { opened, attempt, attempts } = await started();
    attempt(0).end();
    await settled();
    await opened.closeAll();
    expect(attempt(1).stopped()).toBe(true);
    expect(attempts).toHaveLength(2);
  });

  it('is not waited for when it does not even start the first time', async () => {
    const { options, attempt, attempts } = service();
    const keeping = keepRunning(options);
    await settled();
    attempt(0).end();
    await expect(keeping).rejects.toThrow('The service ended, start 1.');
    await settled();
    expect(attempts).toHaveLength(1);
  });

  it('is given up at once when its process cannot be made', async () => {
    const { options, attempt, givenUp } = service();
    const refusal = new Error('no process can be made');
    const starts = [options.start, () => Promise.reject(refusal)];
    const keeping = keepRunning({ ...options, start: () => starts.shift()?.() ?? options.start() });
    await settled();
    attempt(0).beReady();
    await keeping;
    attempt(0).end();
    await settled();
    expect(givenUp).toEqual([refusal]);
  });
});

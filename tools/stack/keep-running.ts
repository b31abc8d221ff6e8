import { setTimeout } from 'node:timers/promises';
import type { StartupError } from '../../subgraphs/shared/startup-error.js';
import type { Closers } from './closers.js';

/** A process of a service, from its start on. */
export interface ServiceRun {
  /** Resolves when the service takes requests. @throws StartupError when it ends instead, or takes too long */
  readonly ready: Promise<void>;
  /** Resolves with the reason when the process has ended. */
  readonly ended: Promise<StartupError>;
  stop(): Promise<void>;
}

export interface KeepRunningOptions {
  /** The service's name, for people. */
  readonly name: string;
  /** Starts the service where it was before, so that those who ask it find it again. */
  readonly start: () => Promise<ServiceRun>;
  readonly closers: Closers;
  /** Told, in a line for people, that the service has ended and is started again, and that it is back. */
  readonly tell: (line: string) => void;
  /** Told the reason of the last end when the service has been started again in vain, or why it cannot be started at all. */
  readonly onGivenUp: (error: unknown) => void;
  /** Waits some milliseconds, less when the signal aborts. Timers unless told. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds from whenever it likes, always forward. That of the process unless told. */
  readonly elapsed?: () => number;
}

/** Milliseconds before each start after an end. One that does not last either is followed by the next, the last by giving up. */
const pauses = [200, 400, 800, 1_600, 3_200];
/** A service that has run for so many milliseconds has started well: its next end is the first one again. */
const steadyAfter = 60_000;

/**
 * Starts a service, and again whenever it ends without being asked to; the closers stop it.
 *
 * @throws StartupError when the first start fails: what was never there is not waited for
 */
export async function keepRunning(options: KeepRunningOptions): Promise<void> {
  const { name, start, closers, tell, onGivenUp } = options;
  const { wait = waitForTimer, elapsed = () => performance.now() } = options;
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let run = await start();
  let watching = Promise.resolve();
  await closers.add(async () => {
    stopping.abort();
    await run.stop();
    await watching;
  });
  await run.ready;
  watching = watch().catch(onGivenUp);

  async function watch(): Promise<void> {
    let endsInRow = 0;
    for (;;) {
      const since = elapsed();
      const reason = await run.ended;
      if (isStopping()) return;
      if (elapsed() - since >= steadyAfter) endsInRow = 0;
      const pause = pauses[endsInRow];
      if (pause === undefined) {
        onGivenUp(reason);
        return;
      }
      endsInRow += 1;
      tell(`${reason.problem} It is started again; the rest goes on without its part.`);
      await wait(pause, stopping.signal);
      if (isStopping()) return;
      const next = await start();
      run = next;
      // Asked to stop while the process was being made: the closer knew the one before.
      if (isStopping()) return next.stop();
      void next.ready.then(
        () => tell(`The service ${name} is back.`),
        // It has ended, or is not made to wait for any longer: both are seen above as an end.
        () => next.stop(),
      );
    }
  }
}

function waitForTimer(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}

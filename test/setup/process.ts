import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

/** A process of the test's own. */
export interface RunningProcess {
  /** What it has written so far. */
  readonly output: () => string;
  /** Its exit code when it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Asks it to end. */
  terminate(): void;
  /** Ends it, whatever it does. */
  kill(): void;
}

/** Starts a program with this environment and no other. */
export function run(
  [program = '', ...args]: readonly string[],
  options: { readonly cwd?: string; readonly env: Readonly<Record<string, string>> },
): RunningProcess {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    output: () => output,
    ended,
    terminate: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
  };
}

const betweenLooks = 50;

/** Looks again and again until it is so. @throws Error with what the process said when it ended instead */
export async function until(isSo: () => Promise<boolean>, process: RunningProcess): Promise<void> {
  const ended = process.ended.then(() => true);
  while (!(await isSo())) {
    if (await Promise.race([ended, setTimeout(betweenLooks, false)])) {
      throw new Error(`the process ended:\n${process.output()}`);
    }
  }
}

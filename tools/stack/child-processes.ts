import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { endProcess, recordProcess, type ProcessRecord } from './process-record.js';
import type { RunLock } from './run-lock.js';

export interface Child {
  readonly name: string;
  readonly process: ChildProcess;
  /** Resolves when the process has ended, with its exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Asks the process to end, forces it after the grace (milliseconds), and resolves when it has ended. */
  stop(grace: number): Promise<void>;
}

/** The processes of a run: none of them outlives it, also when the launcher is killed. */
export interface ChildProcesses {
  start(name: string, program: string, args: readonly string[], options?: SpawnOptions): Promise<Child>;
  /** Ends what still runs, the last started first, and lets the watchdog go. */
  close(): Promise<void>;
}

/**
 * Ends what an earlier, killed run left, and watches what this one starts: a watchdog process ends them when the launcher is killed, and the run
 * lock names them to the next run, in case the watchdog was killed too.
 */
export async function superviseChildren(lock: RunLock, orphanGrace = 15_000): Promise<ChildProcesses> {
  for (const orphan of [...lock.orphans].reverse()) await endProcess(orphan, orphanGrace);
  await lock.setChildren([]);

  const watchdog = spawn(process.execPath, [join(repositoryRoot, 'tools', 'stack', 'watchdog.mjs')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  // When it is gone the next run still finds the children in the lock.
  watchdog.once('error', () => undefined);
  watchdog.stdin.on('error', () => undefined);
  const records = new Map<number, ProcessRecord>();

  return {
    start: async (name, program, args, options = {}) => {
      // A process group of its own: the terminal's Ctrl-C reaches the launcher alone, which stops its children in order.
      const started = spawn(program, args, { ...options, detached: true });
      const ended = new Promise<number | null>((resolve) => {
        started.once('exit', (code) => {
          if (started.pid !== undefined) {
            watchdog.stdin.write(`-${started.pid}\n`);
            records.delete(started.pid);
          }
          resolve(code);
        });
      });
      await new Promise<void>((resolve, reject) => {
        started.once('spawn', resolve);
        started.once('error', reject);
      });
      if (started.pid !== undefined) {
        watchdog.stdin.write(`+${started.pid}\n`);
        records.set(started.pid, await recordProcess(started.pid));
        await lock.setChildren([...records.values()]);
      }
      return { name, process: started, ended, stop: (grace) => stopChild(started, ended, grace) };
    },
    close: async () => {
      for (const record of [...records.values()].reverse()) await endProcess(record, orphanGrace);
      await lock.setChildren([]);
      watchdog.stdin.end('bye\n');
    },
  };
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>, grace: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), grace);
  await ended;
  clearTimeout(force);
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { ChildProcesses } from '../tools/stack/child-processes.js';

/** A server as a process of its own. */
export interface Server {
  readonly name: string;
  /** For Node. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Answers when the server can be asked. */
  readonly readyUrl: string;
  /** Folder for its CPU profile, written when it ends. */
  readonly profileFolder: string | null;
}

const readyWithinMilliseconds = 60_000;
const betweenLooks = 100;
/** Clock ticks of /proc in a second: 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * Starts a server, with no more of this environment than finding programs takes, and waits until it can be asked.
 * @returns its process id
 * @throws with the end of what the server said, when it does not become ready
 */
export async function startServer(children: ChildProcesses, server: Server): Promise<number> {
  const profiling = server.profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${server.profileFolder}`];
  const child = await children.start(server.name, process.execPath, [...profiling, ...server.args], {
    env: {
      PATH: process.env['PATH'],
      // For trying what a flag of Node's is worth, on all servers alike.
      NODE_OPTIONS: process.env['NODE_OPTIONS'],
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
      ...server.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.process.stdout, child.process.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
  }
  const until = performance.now() + readyWithinMilliseconds;
  while (performance.now() < until && child.process.exitCode === null) {
    const ready = await fetch(server.readyUrl).then(
      // A peer without this route can be asked when it answers at all.
      ({ status }) => status < 500,
      () => false,
    );
    if (ready && child.process.pid !== undefined) return child.process.pid;
    await setTimeout(betweenLooks);
  }
  throw new Error(`${server.name} cannot be asked. It said: ${said}`);
}

/** The process of the embedded database. */
export function databaseProcess(dataFolder: string): number {
  return z.coerce
    .number()
    .int()
    .positive()
    .parse(readFileSync(join(dataFolder, 'mongodb', 'mongod.lock'), 'utf8'));
}

/** Processor time that processes have used, in user mode and in the kernel for them; milliseconds. */
export function cpuMilliseconds(pids: readonly number[]): number {
  return sum(pids, (pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses, which may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  });
}

/** Forgets what processes had resident at most until now. */
export function resetPeaks(pids: readonly number[]): void {
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most memory that each process had resident since the reset, summed; MiB. */
export function peakMebibytes(pids: readonly number[]): number {
  return sum(pids, (pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  });
}

function sum(pids: readonly number[], read: (pid: number) => number): number {
  return pids.reduce((total, pid) => total + read(pid), 0);
}

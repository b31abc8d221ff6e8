import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errorCode } from '../../subgraphs/shared/error-code.js';

const run = promisify(execFile);
const betweenLooks = 50;

/** A process that can be recognised later, also after its number has been given to another one. */
export interface ProcessRecord {
  readonly pid: number;
  /** When it started, as the system tells it; null where the system does not. */
  readonly startedAt: string | null;
}

export async function recordProcess(pid: number): Promise<ProcessRecord> {
  return { pid, startedAt: await startOf(pid) };
}

/** Whether the very process that was recorded still runs. */
export async function isRunning({ pid, startedAt }: ProcessRecord): Promise<boolean> {
  if (pid === process.pid || !exists(pid)) return false;
  const now = await startOf(pid);
  return startedAt === null || now === null || now === startedAt;
}

/** Ends a recorded process: asks it to, and forces it after the grace (milliseconds). Does nothing to a process that is not the recorded one. */
export async function endProcess(record: ProcessRecord, grace: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', grace],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!(await isRunning(record))) return;
    sendSignal(record.pid, signal);
    const until = performance.now() + patience;
    while ((await isRunning(record)) && performance.now() < until) await setTimeout(betweenLooks);
  }
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function startOf(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      // The fields after the name, which is in parentheses and may hold anything. A zombie has ended.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null);
    }
    if (process.platform === 'win32') return null;
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

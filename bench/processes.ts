import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** A server under measurement, as a process of its own. */
export interface MeasuredProcess {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Clock ticks of /proc in a second: 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;
const readyWithinMilliseconds = 60_000;

/** Starts a server and waits until `readyUrl` answers. @throws Error with the end of what it said when it does not become ready */
export async function startProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  readyUrl: string,
): Promise<MeasuredProcess> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'development', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const until = performance.now() + readyWithinMilliseconds;
  while (performance.now() < until && child.exitCode === null) {
    const ready = await fetch(readyUrl).then(
      // A peer without this route is ready when it answers at all.
      ({ status }) => status < 500,
      () => false,
    );
    if (ready && child.pid !== undefined) {
      return {
        pid: child.pid,
        stop: async () => {
          child.kill('SIGTERM');
          const timeout = globalThis.setTimeout(() => child.kill('SIGKILL'), 5_000);
          await ended;
          clearTimeout(timeout);
        },
      };
    }
    await setTimeout(100);
  }
  child.kill('SIGKILL');
  throw new Error(`${args.join(' ')} did not become ready: ${said}`);
}

/** Processor time that a process has used, user and system, in milliseconds. */
export function cpuMilliseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** The most memory that a process has had resident, in MiB. */
export function peakMebibytes(pid: number): number {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

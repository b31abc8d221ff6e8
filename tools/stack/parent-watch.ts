import { execFileSync } from 'node:child_process';

const betweenLooks = 500;

/**
 * Calls back once when npm, through which this process was started, has gone. npm ends without a word to its script when it is killed, and its shell
 * hands no signal on: without this the whole stack would live on and hold its data folder.
 */
export function whenNpmIsGone(environment: Readonly<Record<string, string | undefined>>, gone: () => void): void {
  if (environment['npm_lifecycle_event'] === undefined) return;
  const npm = parentOf(process.ppid);
  const watched = [process.ppid, npm].filter((pid) => pid !== undefined && pid > 1);
  const timer = setInterval(() => {
    if (watched.every((pid) => isAlive(pid))) return;
    clearInterval(timer);
    gone();
  }, betweenLooks);
  timer.unref();
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).trim()) || undefined;
  } catch {
    // Without `ps` the shell alone is watched.
    return undefined;
  }
}

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

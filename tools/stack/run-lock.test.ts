import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { superviseChildren } from './child-processes.js';
import { isRunning, recordProcess } from './process-record.js';
import { acquireRunLock } from './run-lock.js';

describe('the lock of a data folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'run-lock-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function leaveLock(content: object): Promise<void> {
    await writeFile(join(folder, 'run.lock'), JSON.stringify(content));
  }

  it('refuses a second run while the first lives, and names its process', async () => {
    const other = spawn('sleep', ['60']);
    try {
      await once(other, 'spawn');
      const pid = other.pid ?? 0;
      await leaveLock({ ...(await recordProcess(pid)), children: [] });
      const attempt = acquireRunLock(folder);
      await expect(attempt).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
      await expect(attempt).rejects.toThrow(`is in use by another run (process ${pid}). Stop that run`);
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('is taken over at once from a run that was killed', async () => {
    await leaveLock({ pid: await endedPid(), startedAt: '1', children: [] });
    const lock = await acquireRunLock(folder);
    expect(JSON.parse(await readFile(join(folder, 'run.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  it('is not held by another process that was given the number of the dead one', async () => {
    const parent = await recordProcess(process.ppid);
    await leaveLock({ pid: parent.pid, startedAt: `not ${parent.startedAt ?? ''}`, children: [] });
    await (await acquireRunLock(folder)).release();
  });

  it('is taken over when the run died while writing it', async () => {
    await writeFile(join(folder, 'run.lock'), '{"pid":');
    await (await acquireRunLock(folder)).release();
  });

  it('goes to one of the runs that start at once after a killed one', async () => {
    await leaveLock({ pid: await endedPid(), startedAt: '1', children: [] });
    const script = join(folder, 'acquire.mjs');
    await build({
      stdin: { contents: acquireAndHold, resolveDir: import.meta.dirname, loader: 'ts' },
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const runs = Array.from({ length: 6 }, () => spawn(process.execPath, [script, folder]));
    try {
      const answers = await Promise.all(runs.map(async (run) => String((await once(run.stdout, 'data'))[0])));
      expect(answers.sort()).toEqual([...Array<string>(5).fill('DATA_DIR_IN_USE'), 'held']);
    } finally {
      for (const run of runs) run.kill('SIGKILL');
    }
  });

  it('ends the processes that a killed run left, and no other', async () => {
    const orphan = spawn('sleep', ['60']);
    const stranger = spawn('sleep', ['60']);
    try {
      await Promise.all([once(orphan, 'spawn'), once(stranger, 'spawn')]);
      const left = await recordProcess(orphan.pid ?? 0);
      const reused = { pid: stranger.pid ?? 0, startedAt: 'long ago' };
      await leaveLock({ pid: await endedPid(), startedAt: '1', children: [left, reused] });
      const lock = await acquireRunLock(folder);
      const children = await superviseChildren(lock);
      expect(await isRunning(left)).toBe(false);
      expect(await isRunning(await recordProcess(stranger.pid ?? 0))).toBe(true);
      await children.close();
      await lock.release();
    } finally {
      orphan.kill('SIGKILL');
      stranger.kill('SIGKILL');
    }
  });
});

const acquireAndHold = `
  import { acquireRunLock } from './run-lock.js';
  await acquireRunLock(process.argv[2]).then(() => process.stdout.write('held'), (error) => process.stdout.write(error.code));
  process.stdin.resume();
`;

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

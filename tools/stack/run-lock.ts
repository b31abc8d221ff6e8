import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../../subgraphs/shared/error-code.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import { explainFileError } from './data-folder.js';
import { isRunning, recordProcess, type ProcessRecord } from './process-record.js';

const processRecord = z.object({ pid: z.number().int(), startedAt: z.string().nullable() });
const lockContent = processRecord.extend({ children: z.array(processRecord) });
type LockContent = z.infer<typeof lockContent>;

/** A data folder held by this run. */
export interface RunLock {
  /** What an earlier run left running when it was killed: to be ended before the data is used. */
  readonly orphans: readonly ProcessRecord[];
  /** Remembers the processes of this run, so that the next one can end them if this one is killed. */
  setChildren(children: readonly ProcessRecord[]): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes a data folder for this run. The lock names its process: that of a run that was killed holds nobody up, however soon the next one starts.
 *
 * @throws StartupError DATA_DIR_IN_USE when the other run lives
 */
export async function acquireRunLock(folder: string): Promise<RunLock> {
  const file = join(folder, 'run.lock');
  const self = await recordProcess(process.pid);
  try {
    // Twice: the lock of a dead run is taken away, and another run may be faster.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const holder = await readLock(file);
      if (holder && (await isRunning(holder))) throw inUse(folder, holder.pid);
      if (holder && !(await takeAway(file, holder))) continue;
      const orphans = holder?.children ?? [];
      if (await create(file, { ...self, children: orphans })) return heldLock(file, self, orphans);
    }
    throw inUse(folder, undefined);
  } catch (error) {
    throw explainFileError(error, folder);
  }
}

function heldLock(file: string, self: ProcessRecord, orphans: readonly ProcessRecord[]): RunLock {
  let writing = Promise.resolve();
  return {
    orphans,
    setChildren: (children) => {
      writing = writing.then(async () => {
        const temporary = `${file}.${self.pid}`;
        await writeFile(temporary, JSON.stringify({ ...self, children }), { mode: 0o600 });
        await rename(temporary, file);
      });
      return writing;
    },
    release: async () => {
      await writing;
      await rm(file, { force: true });
    },
  };
}

/** Undefined when there is no lock. One that cannot be read is that of a run that died while writing it. */
async function readLock(file: string): Promise<LockContent | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return lockContent.parse(JSON.parse(text));
  } catch {
    return { pid: process.pid, startedAt: null, children: [] };
  }
}

/** Removes the lock of a dead run; false when it has become another's meanwhile. */
async function takeAway(file: string, dead: LockContent): Promise<boolean> {
  const aside = `${file}.${process.pid}.stale`;
  try {
    await rename(file, aside);
  } catch {
    return false;
  }
  const taken = await readLock(aside);
  const isDead = taken?.pid === dead.pid && taken.startedAt === dead.startedAt;
  if (!isDead) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
  return isDead;
}

/** Creates the lock whole, or not at all when it exists. */
async function create(file: string, content: LockContent): Promise<boolean> {
  const temporary = `${file}.${content.pid}.new`;
  await writeFile(temporary, JSON.stringify(content), { mode: 0o600 });
  try {
    await link(temporary, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

function inUse(folder: string, pid: number | undefined): StartupError {
  return new StartupError(
    'DATA_DIR_IN_USE',
    `The data folder ${folder} is in use by another run${pid === undefined ? '' : ` (process ${pid})`}.`,
    'Stop that run, or set DATA_DIR to another folder.',
  );
}

import { existsSync } from 'node:fs';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../../subgraphs/shared/error-code.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';

/** What an empty database with its journal takes, and room to work. */
const neededBytes = 500 * 1024 * 1024;
const megabyte = 1024 * 1024;

/**
 * Makes the folder for all that is kept, readable by its owner alone, and makes sure that it can be written.
 *
 * @param needed free bytes below which the start is refused
 * @throws StartupError DATA_DIR_UNUSABLE (no folder, read-only, no rights) or DISK_FULL
 */
export async function prepareDataFolder(folder: string, needed = neededBytes): Promise<void> {
  const probe = join(folder, `.write-test-${process.pid}`);
  try {
    await makeFolder(folder);
    const file = await open(probe, 'wx', 0o600);
    try {
      await file.writeFile('x');
      await file.sync();
    } finally {
      await file.close();
      await rm(probe, { force: true });
    }
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < needed) throw diskFull(folder, `has ${Math.floor((bavail * bsize) / megabyte)} MB left`);
  } catch (error) {
    throw explainFileError(error, folder);
  }
}

/**
 * Makes a folder and those above it that are missing. Node's own recursive `mkdir` never returns where the system has a folder but no place for new
 * ones, as `/proc`: it is told that a folder above is missing, and makes that one again and again.
 */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    // Another run may be as fast.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** What a refusal of the file system means for the person who starts the stack. Other errors pass unchanged. */
export function explainFileError(error: unknown, folder: string): unknown {
  if (error instanceof StartupError) return error;
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, 'is full');
  const reason = unusable[String(code)];
  if (!reason) return error;
  return new StartupError(
    'DATA_DIR_UNUSABLE',
    `The data folder ${folder} ${reason}.`,
    'Make it writable, or set DATA_DIR to a folder that is.',
    { cause: error },
  );
}

const unusable: Readonly<Record<string, string>> = {
  EROFS: 'is on a read-only file system',
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  ENOTDIR: 'is no folder',
  EEXIST: 'is no folder',
  ENOENT: 'cannot be made',
  EIO: 'cannot be read or written: the disk reports an error',
};

function diskFull(folder: string, state: string): StartupError {
  return new StartupError(
    'DISK_FULL',
    `The disk of the data folder ${folder} ${state}; the database needs ${neededBytes / megabyte} MB.`,
    'Free some space, or set DATA_DIR to a folder on another disk.',
  );
}

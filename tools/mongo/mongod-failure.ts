import { readFile } from 'node:fs/promises';
import { StartupError } from '../../subgraphs/shared/startup-error.js';

/** What mongod writes in its log when it gives up, and what that means for the person who starts the stack. */
const knownFailures: readonly (readonly [RegExp, (dataFolder: string) => StartupError])[] = [
  [
    /No space left on device|Disk quota exceeded/,
    (folder) =>
      new StartupError(
        'DISK_FULL',
        `The disk of the data folder ${folder} is full.`,
        'Free some space, or set DATA_DIR to a folder on another disk.',
      ),
  ],
  [
    /Read-only file system|Permission denied|not permitted/,
    (folder) =>
      new StartupError(
        'DATA_DIR_UNUSABLE',
        `The data folder ${folder} may not be written by the database.`,
        'Make it and all that is in it writable by this user, or set DATA_DIR to another folder.',
      ),
  ],
  [
    /DBPathInUse|Unable to lock the lock file/,
    (folder) =>
      new StartupError(
        'DATA_DIR_IN_USE',
        `Another MongoDB server has the data in ${folder} open.`,
        'Stop it, or set DATA_DIR to another folder.',
      ),
  ],
  [
    /UPGRADE PROBLEM|IncompatibleServerVersion|unsupported WiredTiger file version/,
    (folder) =>
      new StartupError(
        'DATA_VERSION',
        `The data in ${folder} was written by another version of MongoDB.`,
        'Set MONGOD_BINARY to a mongod of that version, or start from empty data with --reset.',
      ),
  ],
];

/** Why the embedded server ended, from the end of its log. */
export async function explainMongodFailure(logFile: string, dataFolder: string): Promise<StartupError> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  const end = log.slice(-20_000);
  for (const [pattern, explain] of knownFailures) {
    if (pattern.test(end)) return explain(dataFolder);
  }
  return new StartupError(
    'MONGOD_FAILED',
    'The embedded MongoDB server ended by itself.',
    `Its log says why: ${logFile}.`,
  );
}

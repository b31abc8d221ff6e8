import { join } from 'node:path';
import type { Environment } from '../../subgraphs/shared/environment.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import { findMongod } from '../mongo/binary.js';
import { removeEmbeddedData, startEmbeddedDatabase } from '../mongo/embedded.js';
import { superviseChildren, type ChildProcesses } from './child-processes.js';
import type { Closers } from './closers.js';
import { prepareDataFolder } from './data-folder.js';
import { acquireRunLock } from './run-lock.js';
import { openSecrets, type Secrets } from './secrets.js';
import type { DatabaseUris } from './service-databases.js';
import type { StackSettings } from './settings.js';
import type { Report } from './steps.js';

/** A data folder that this run alone uses. */
export interface HeldDataFolder {
  readonly folder: string;
  readonly secrets: Secrets;
  readonly children: ChildProcesses;
}

/**
 * Takes the data folder and ends what a killed run left there.
 * @throws StartupError DATA_DIR_UNUSABLE, DISK_FULL, DATA_DIR_IN_USE
 */
export async function holdDataFolder(folder: string, closers: Closers): Promise<HeldDataFolder> {
  await prepareDataFolder(folder);
  const lock = await acquireRunLock(folder);
  await closers.add(() => lock.release());
  const children = await superviseChildren(lock);
  await closers.add(() => children.close());
  return { folder, secrets: await openSecrets(join(folder, 'secrets')), children };
}

export interface OpenedDatabases {
  readonly uris: DatabaseUris;
  /** For people: which server. */
  readonly description: string;
}

export interface DatabaseOptions {
  readonly settings: StackSettings;
  readonly held: HeldDataFolder;
  readonly environment: Environment;
  readonly closers: Closers;
  /** Empties the embedded database first. */
  readonly reset: boolean;
  readonly report: Report;
  /** Told the reason when the embedded server ends without being asked to. */
  readonly onFailure: (error: StartupError) => void;
  /** Called when the embedded server's process runs, and not for a server of one's own. */
  readonly onLaunched?: () => void;
}

/**
 * Opens the embedded database, or the server that MONGODB_URI names, with a database and a login per service.
 * @throws StartupError for what the person who starts can mend
 */
export async function openDatabases(options: DatabaseOptions): Promise<OpenedDatabases> {
  const { settings, held } = options;
  const { adminUri, server } = settings.mongoUri === undefined ? await embedded(options) : own(options);
  // With it the driver is loaded, while the embedded server starts and not before.
  const { prepareServiceDatabases } = await import('./service-databases.js');
  const { uris, keptApart } = await prepareServiceDatabases(adminUri, held.secrets);
  if (!keptApart && settings.isProduction) throw withoutAccessControl();
  return {
    uris,
    description: `${server}${keptApart ? '' : ', without access control: the databases are not kept apart'}`,
  };
}

async function embedded(options: DatabaseOptions) {
  const { held, environment, closers, reset, report, onFailure, onLaunched } = options;
  const binary = await findMongod({ environment, onProgress: report });
  report(`starting MongoDB ${binary.version}`);
  if (reset) await removeEmbeddedData(held.folder);
  const { secrets, children, folder: dataFolder } = held;
  const database = await startEmbeddedDatabase({
    dataFolder,
    secrets,
    binary,
    children,
    ...(onLaunched && { onLaunched }),
  });
  await closers.add(() => database.stop());
  void database.failed.then(onFailure);
  return { adminUri: database.adminUri, server: `MongoDB ${binary.version} on ${dataFolder}` };
}

function own({ settings, reset }: DatabaseOptions) {
  if (reset) {
    throw new StartupError(
      'RESET_OF_OWN_SERVER',
      'Only the embedded database is emptied by --reset, not the server in MONGODB_URI.',
      'Drop its databases register, museokortti and training yourself, or unset MONGODB_URI.',
    );
  }
  return { adminUri: settings.mongoUri ?? '', server: 'MongoDB of MONGODB_URI' };
}

function withoutAccessControl(): StartupError {
  return new StartupError(
    'MONGODB_WITHOUT_ACCESS_CONTROL',
    "The server in MONGODB_URI lets every login open every database: the controllers' data would not be kept apart.",
    'Start it with access control (--auth, or --keyFile for a replica set).',
  );
}

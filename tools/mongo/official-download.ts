import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MongoBinaryDownload } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownload.js';
import type { DownloadOptions } from './cache-folder.js';

const version = '8.0.17';
const origin = 'https://fastdl.mongodb.org';
const reachableWithinMs = 4_000;

/**
 * MongoDB's own build for this machine, checked against its published checksum. Rejects at once where the network refuses it.
 *
 * @returns the path of the binary in the cache
 */
export async function downloadOfficialBinary({
  cacheFolder,
  environment,
  onProgress,
}: DownloadOptions): Promise<string> {
  // Behind a proxy only the download itself knows the way.
  if (!proxyVariables.some((name) => environment[name])) await requireReachable();
  // The library verifies the server's certificate only under this setting of npm, and tries once only when told.
  environment['npm_config_strict_ssl'] ??= 'true';
  environment['MONGOMS_MAX_RETRIES'] ??= '1';

  await mkdir(cacheFolder, { recursive: true });
  const downloadDir = await mkdtemp(join(cacheFolder, 'official-'));
  try {
    const downloaded = await new ReportedDownload(downloadDir, onProgress).getMongodPath();
    const kept = join(cacheFolder, basename(downloaded));
    await rename(downloaded, kept);
    return kept;
  } finally {
    await rm(downloadDir, { recursive: true, force: true });
  }
}

const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

async function requireReachable(): Promise<void> {
  try {
    await fetch(origin, { method: 'HEAD', signal: AbortSignal.timeout(reachableWithinMs) });
  } catch {
    throw new Error(`${new URL(origin).host} cannot be reached`);
  }
}

/** Tells its progress instead of printing it. */
class ReportedDownload extends MongoBinaryDownload {
  constructor(
    downloadDir: string,
    private readonly onProgress: (message: string) => void,
  ) {
    super({ version, downloadDir, checkMD5: true });
  }

  override printDownloadProgress(chunk: { length: number }): void {
    this.dlProgress.current += chunk.length;
    const now = Date.now();
    if (now - this.dlProgress.lastPrintedAt < 500 || this.dlProgress.length === 0) return;
    this.dlProgress.lastPrintedAt = now;
    const percent = Math.floor((100 * this.dlProgress.current) / this.dlProgress.length);
    this.onProgress(`downloading MongoDB ${version}: ${percent} %`);
  }
}

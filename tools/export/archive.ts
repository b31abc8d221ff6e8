import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ArchivedFile {
  readonly name: string;
  readonly text: string;
}

/** Readable and writable by its owner alone: it holds everything about a person. */
const ownerOnly = 0o600;

/**
 * Writes a zip whole or not at all: under another name in the same folder first. An earlier file of that name is replaced.
 * @param modified the time that each file in the zip carries
 * @throws what the file system gives, such as ENOENT for a folder that is not there
 */
export async function writeArchive(path: string, files: readonly ArchivedFile[], modified: Date): Promise<void> {
  const zip = new ZipFile();
  for (const { name, text } of files) {
    zip.addBuffer(Buffer.from(text, 'utf8'), name, { mtime: modified, mode: 0o100_600 });
  }
  zip.end();
  const temporary = `${path}.${process.pid}.part`;
  try {
    await pipeline(zip.outputStream, createWriteStream(temporary, { flags: 'wx', mode: ownerOnly, flush: true }));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../subgraphs/shared/error-code.js';

/** A folder of secrets, each a file that its owner alone can read; made on first use and kept. */
export interface Secrets {
  /** Where a secret is, for a service that reads it from a file. */
  fileOf(name: string): string;
  /** A kept secret, made by `generate` the first time. */
  read(name: string, generate?: () => string): Promise<string>;
  /** The Ed25519 private key of the caller statement, PKCS8 in PEM. */
  statementKey(): Promise<string>;
}

export async function openSecrets(folder: string): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fileOf = (name: string): string => join(folder, name);

  async function read(name: string, generate = randomPassword): Promise<string> {
    const kept = await readIfThere(fileOf(name));
    return kept ?? (await writeOnce(fileOf(name), generate()));
  }

  return {
    fileOf,
    read,
    statementKey: () =>
      read('statement-private-key.pem', () =>
        generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      ),
  };
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole and on the disk before it is used: a password that the database knows and the folder forgot would lock the data away. */
async function writeOnce(file: string, secret: string): Promise<string> {
  const temporary = `${file}.${process.pid}`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(secret);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
  return secret;
}

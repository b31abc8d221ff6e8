import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../subgraphs/shared/error-code.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import { serviceNames, serviceUri } from '../stack/service-databases.js';
import { databaseHost, replicaSetName } from './names.js';

/** Below the folder, which keeps everybody else on the machine out, the containers' users must read them: a file is mounted with the rights it has. */
const readableByAll = 0o444;
const ownersAlone = 0o700;

/**
 * Makes the secrets of docker-compose.yml, each a file: the database's key file and root password; a password and an address for each subgraph; the two
 * halves of the key that signs caller statements. All or none: the folder appears when it is complete.
 *
 * @param folder that must not exist
 * @throws StartupError SECRETS_EXIST when it does: new secrets would lock the services out of a database that knows the old ones
 */
export async function writeSecretFiles(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true, mode: ownersAlone });
  try {
    for (const [name, secret] of Object.entries(newSecrets())) {
      const file = join(unfinished, name);
      await writeFile(file, secret, { flag: 'wx' });
      // Whatever the umask of who makes them.
      await chmod(file, readableByAll);
    }
    await rename(unfinished, folder);
  } catch (error) {
    throw isThere(error) ? alreadyThere(folder, error) : error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** By the names that docker-compose.yml gives them. */
function newSecrets(): Record<string, string> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const services = serviceNames.flatMap((name) => {
    const password = newPassword();
    const administrators = `mongodb://${databaseHost}/?replicaSet=${replicaSetName}`;
    return [
      [`${name}-password`, password],
      [`${name}-mongodb-uri`, serviceUri(administrators, name, password)],
    ];
  });
  return {
    // The server reads base64 alone.
    'mongodb-keyfile': randomBytes(96).toString('base64'),
    'mongodb-root-password': newPassword(),
    ...(Object.fromEntries(services) as Record<string, string>),
    'statement-private-key': privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'statement-public-key': publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** An empty folder is replaced by a rename; one that holds anything, or a file, is not. */
function isThere(error: unknown): boolean {
  return ['EEXIST', 'ENOTEMPTY', 'ENOTDIR', 'EPERM'].includes(String(errorCode(error)));
}

function alreadyThere(folder: string, cause: unknown): StartupError {
  return new StartupError(
    'SECRETS_EXIST',
    `${folder} is there already; nothing was changed.`,
    'Keep it: the database knows its passwords. For new ones, move it away and remove the volume mongodb with its data.',
    { cause },
  );
}

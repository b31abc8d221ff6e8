import { mongo } from 'mongoose';
import { errorCode } from '../../subgraphs/shared/error-code.js';
import { requireReplicaSet, startupError } from '../../subgraphs/shared/mongo/connect.js';
import { ensureLogin } from '../../subgraphs/shared/mongo/login.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import type { Secrets } from './secrets.js';

export const serviceNames = ['register', 'museokortti', 'training'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** The address of each service's own database, with its own login. */
export type DatabaseUris = Readonly<Record<ServiceName, string>>;

const unauthorized = 13;

/**
 * Gives each service a login of its own to a database of its own, on a server whose administrator is known.
 *
 * @param secrets keeps the logins' passwords
 * @returns the addresses, and whether the server keeps the databases apart: one without access control does not
 * @throws StartupError MONGODB_UNREACHABLE, MONGODB_LOGIN_REFUSED, MONGODB_NO_REPLICA_SET, MONGODB_LOGIN_RIGHTS (may not create logins)
 */
export async function prepareServiceDatabases(
  adminUri: string,
  secrets: Secrets,
): Promise<{ readonly uris: DatabaseUris; readonly keptApart: boolean }> {
  const where = hostsOf(adminUri);
  try {
    const client = new mongo.MongoClient(adminUri, { serverSelectionTimeoutMS: 5_000 });
    try {
      await client.connect();
      await requireReplicaSet(client.db('admin'), where);
      const [register, museokortti, training] = await Promise.all(
        serviceNames.map(async (name) => {
          const password = await passwordOf(secrets, name);
          await ensureLogin({ client, database: name, user: name, password });
          return serviceUri(adminUri, name, password);
        }),
      );
      const uris = { register: register ?? '', museokortti: museokortti ?? '', training: training ?? '' };
      return { uris, keptApart: await areKeptApart(uris.register) };
    } finally {
      await client.close();
    }
  } catch (error) {
    throw errorCode(error) === unauthorized ? missingRights(where) : startupError(error, where);
  }
}

/** An address with the service's login and database in place of the administrator's. */
export function serviceUri(adminUri: string, name: ServiceName, password: string): string {
  const [, scheme = '', hosts = '', query = ''] = addressParts.exec(adminUri) ?? [];
  const options = new URLSearchParams(query);
  for (const option of ['authSource', 'authMechanism', 'authMechanismProperties']) options.delete(option);
  const suffix = options.size > 0 ? `?${options.toString()}` : '';
  return `${scheme}${name}:${encodeURIComponent(password)}@${hosts}/${name}${suffix}`;
}

const addressParts = /^(mongodb(?:\+srv)?:\/\/)(?:[^@/]*@)?([^/?]+)(?:\/[^?]*)?(?:\?(.*))?$/;

function hostsOf(uri: string): string {
  return addressParts.exec(uri)?.[2] ?? 'the address given';
}

function passwordOf(secrets: Secrets, name: ServiceName): Promise<string> {
  return secrets.read(`mongodb-${name}`);
}

/** Tries what must not be possible: the register's login on Museokortti's database (policy P22). */
async function areKeptApart(registerUri: string): Promise<boolean> {
  const client = new mongo.MongoClient(registerUri, { serverSelectionTimeoutMS: 5_000 });
  try {
    await client
      .db('museokortti')
      .collection('cards')
      .findOne({}, { projection: { _id: 1 } });
    return false;
  } catch (error) {
    if (errorCode(error) === unauthorized) return true;
    throw error;
  } finally {
    await client.close();
  }
}

function missingRights(where: string): StartupError {
  return new StartupError(
    'MONGODB_LOGIN_RIGHTS',
    `The login in MONGODB_URI may not create the services' logins on ${where}.`,
    `Give it the role userAdmin on the databases ${serviceNames.join(', ')}, or userAdminAnyDatabase.`,
  );
}

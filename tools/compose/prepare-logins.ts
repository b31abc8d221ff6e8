import { setTimeout } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { startupError } from '../../subgraphs/shared/mongo/connect.js';
import { ensureLogin } from '../../subgraphs/shared/mongo/login.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import { serviceNames } from '../stack/service-databases.js';
import { replicaSetName, rootLogin } from './names.js';
import type { LoginSettings } from './settings.js';

const betweenLooks = 100;

/** The server's error codes that are told apart here. */
const alreadyInitialized = 23;
const noReplication = 76;
const notYetInitialized = 94;

/**
 * Initiates the replica set of a server that has none, and creates or renews each subgraph's login to its own database (policy P22). Again and again
 * it does the same, so it may be run at every start.
 *
 * @throws StartupError MONGODB_UNREACHABLE, MONGODB_LOGIN_REFUSED, MONGODB_NO_REPLICA_SET when it was started as none, or
 *   MONGODB_NO_PRIMARY when the set takes no writes within the wait
 */
export async function prepareLogins({ host, rootPassword, passwords, waitMilliseconds }: LoginSettings): Promise<void> {
  const signal = AbortSignal.timeout(waitMilliseconds);
  // Directly: a set that has not been initiated cannot be found by its name.
  const address = `mongodb://${rootLogin}:${encodeURIComponent(rootPassword)}@${host}/?authSource=admin&directConnection=true`;
  const client = new mongo.MongoClient(address, { serverSelectionTimeoutMS: waitMilliseconds });
  try {
    await client.connect();
    await initiateOnce(client.db('admin'), host);
    await untilPrimary(client.db('admin'), host, signal);
    for (const name of serviceNames) {
      await ensureLogin({ client, database: name, user: name, password: passwords[name] });
    }
  } catch (error) {
    throw startupError(error, host);
  } finally {
    await client.close();
  }
}

async function initiateOnce(admin: mongo.Db, host: string): Promise<void> {
  try {
    await admin.command({ replSetGetStatus: 1 });
  } catch (error) {
    if (hasCode(error, noReplication)) {
      throw new StartupError(
        'MONGODB_NO_REPLICA_SET',
        `The MongoDB server at ${host} is no replica set; transactions need one.`,
        `Start it with --replSet ${replicaSetName}.`,
      );
    }
    if (!hasCode(error, notYetInitialized)) throw error;
    await initiate(admin, host);
  }
}

async function initiate(admin: mongo.Db, host: string): Promise<void> {
  try {
    await admin.command({ replSetInitiate: { _id: replicaSetName, members: [{ _id: 0, host }] } });
  } catch (error) {
    // Another run of this was quicker.
    if (!hasCode(error, alreadyInitialized)) throw error;
  }
}

async function untilPrimary(admin: mongo.Db, host: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] === true) return;
    if (signal.aborted) {
      throw new StartupError(
        'MONGODB_NO_PRIMARY',
        `The replica set of ${host} takes no writes.`,
        'Look at the log of the database; its member must be reachable by the name in MONGODB_HOST.',
      );
    }
    await setTimeout(betweenLooks);
  }
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof mongo.MongoServerError && error.code === code;
}

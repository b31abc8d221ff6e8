import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import { adminLogin, host, replicaSetName } from './embedded-address.js';

const betweenLooks = 20;

/** The server's error codes that are told apart here. */
const authenticationFailed = 18;
const configurationWithoutUs = 93;
const notYetInitialized = 94;

export interface StartedServer {
  readonly port: number;
  readonly adminPassword: string;
  /** Aborted when the server ends or takes too long. */
  readonly signal: AbortSignal;
}

/** Makes the set of a fresh server and its administrator, through the localhost exception that holds until there is a user. */
export async function initiateReplicaSet({ port, adminPassword, signal }: StartedServer): Promise<void> {
  await untilListening(port, signal);
  await withAdminDatabase(`mongodb://${host}:${port}/?directConnection=true`, async (admin) => {
    await admin.command({
      replSetInitiate: {
        _id: replicaSetName,
        members: [{ _id: 0, host: `${host}:${port}` }],
        settings: { electionTimeoutMillis: 1_000 },
      },
    });
    await untilPrimary(admin, signal);
    await admin.command({ createUser: adminLogin, pwd: adminPassword, roles: ['root'] });
  });
}

/**
 * Waits until the set of an earlier run takes writes. Its configuration names its member by host and port: when the port has changed the member does
 * not find itself in it, and is told so. (It looks for itself at the old port first: half a minute when somebody listens there and says nothing.)
 *
 * @throws StartupError SECRETS_LOST when the kept password is not the database's
 */
export async function resumeReplicaSet({ port, adminPassword, signal }: StartedServer): Promise<void> {
  await untilListening(port, signal);
  const uri = `mongodb://${adminLogin}:${adminPassword}@${host}:${port}/?directConnection=true&authSource=admin`;
  await withAdminDatabase(uri, async (admin) => {
    if (await isLeftOut(admin, signal)) {
      const { config } = (await admin.command({ replSetGetConfig: 1 })) as { config: ReplicaSetConfiguration };
      const members = config.members.map((member) => ({ ...member, host: `${host}:${port}` }));
      await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true });
    }
    await untilPrimary(admin, signal);
  });
}

interface ReplicaSetConfiguration {
  readonly version: number;
  readonly members: readonly object[];
}

async function untilListening(port: number, signal: AbortSignal): Promise<void> {
  while (!(await accepts(port))) await setTimeout(betweenLooks, undefined, { signal });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function untilPrimary(admin: mongo.Db, signal: AbortSignal): Promise<void> {
  for (;;) {
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] === true) return;
    await setTimeout(betweenLooks, undefined, { signal });
  }
}

/** Whether the set's configuration is loaded and does not name this server. */
async function isLeftOut(admin: mongo.Db, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    try {
      await admin.command({ replSetGetStatus: 1 });
      return false;
    } catch (error) {
      const code = error instanceof mongo.MongoServerError ? error.code : undefined;
      if (code === configurationWithoutUs) return true;
      if (code !== notYetInitialized) throw error;
    }
    await setTimeout(betweenLooks, undefined, { signal });
  }
}

async function withAdminDatabase(uri: string, work: (admin: mongo.Db) => Promise<void>): Promise<void> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    await client.connect();
    await work(client.db('admin'));
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError) || error.code !== authenticationFailed) throw error;
    throw new StartupError(
      'SECRETS_LOST',
      'The database does not know the password in the data folder: its secrets are not those of its data.',
      'Put the folder secrets/ back that belongs to this data, or start from empty data with --reset.',
      { cause: error },
    );
  } finally {
    await client.close();
  }
}

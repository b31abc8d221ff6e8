import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { superviseChildren, type ChildProcesses } from '../stack/child-processes.js';
import { acquireRunLock, type RunLock } from '../stack/run-lock.js';
import { openSecrets } from '../stack/secrets.js';
import { findMongod } from './binary.js';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded.js';

// A server starts and stops several times in each of these.
jest.setTimeout(60_000);

describe('the embedded database', () => {
  let folder: string;
  let lock: RunLock;
  let children: ChildProcesses;
  let running: EmbeddedDatabase | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embedded-'));
    lock = await acquireRunLock(folder);
    children = await superviseChildren(lock);
  });

  afterEach(async () => {
    await running?.stop();
    running = undefined;
    await children.close();
    await lock.release();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<EmbeddedDatabase> {
    const binary = await findMongod({ environment: process.env });
    const secrets = await openSecrets(join(folder, 'secrets'));
    running = await startEmbeddedDatabase({ dataFolder: folder, secrets, binary, children });
    return running;
  }

  async function notes<T>(use: (notes: mongo.Collection<{ _id: string }>) => Promise<T>): Promise<T> {
    const client = await new mongo.MongoClient(running?.adminUri ?? '').connect();
    try {
      return await use(client.db('notes').collection('notes'));
    } finally {
      await client.close();
    }
  }

  /** Files as of an earlier run, not of a genuine database. */
  async function leaveData(memory?: object): Promise<void> {
    await mkdir(join(folder, 'mongodb'));
    await writeFile(join(folder, 'mongodb', 'WiredTiger'), 'not a database');
    if (memory) await writeFile(join(folder, 'mongodb.json'), JSON.stringify(memory));
  }

  async function keptPort(): Promise<number> {
    return (JSON.parse(await readFile(join(folder, 'mongodb.json'), 'utf8')) as { port: number }).port;
  }

  it('keeps its data, its port and its logins between runs', async () => {
    const first = await start();
    await notes((collection) => collection.insertOne({ _id: 'kept' }));
    await first.stop();
    const second = await start();
    expect(second.adminUri).toBe(first.adminUri);
    expect(await notes((collection) => collection.findOne())).toEqual({ _id: 'kept' });
  });

  it('moves to another port when its own is taken, and takes writes there', async () => {
    const first = await start();
    await notes((collection) => collection.insertOne({ _id: 'kept' }));
    await first.stop();
    const squatter = await occupy(await keptPort());
    try {
      const second = await start();
      expect(second.adminUri).not.toBe(first.adminUri);
      await notes((collection) => collection.insertOne({ _id: 'written on the new port' }));
      expect(await notes((collection) => collection.countDocuments())).toBe(2);
    } finally {
      squatter.close();
    }
  });

  it('makes anew what a crash left half made in the first start', async () => {
    await leaveData({ port: 0, version: '6.0.5', complete: false });
    await start();
    expect(await notes((collection) => collection.countDocuments())).toBe(0);
  });

  it('does not take data for absent because its mongodb.json is lost', async () => {
    await leaveData();
    await expect(start()).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
    await stat(join(folder, 'mongodb', 'WiredTiger'));
  });

  it('tells that the secrets are not those of the data', async () => {
    await (await start()).stop();
    await rm(join(folder, 'secrets', 'mongodb-admin'));
    await expect(start()).rejects.toMatchObject({ code: 'SECRETS_LOST' });
  });

  it('refuses data of another release with the mend', async () => {
    await leaveData({ port: 0, version: '99.0.0', complete: true });
    const attempt = start();
    await expect(attempt).rejects.toMatchObject({ code: 'DATA_VERSION' });
    await expect(attempt).rejects.toThrow('Set MONGOD_BINARY to a mongod 99');
  });

  it('keeps its secrets readable by their owner alone, and refuses whoever has no login', async () => {
    const { adminUri } = await start();
    for (const name of ['mongodb-key', 'mongodb-admin']) {
      expect((await stat(join(folder, 'secrets', name))).mode & 0o777).toBe(0o600);
    }
    const uri = new URL(adminUri);
    const client = new mongo.MongoClient(`mongodb://${uri.host}/?directConnection=true`);
    try {
      await expect(client.db('notes').collection('notes').findOne()).rejects.toMatchObject({ code: 13 });
    } finally {
      await client.close();
    }
  });

  it('says why when its server ends by itself', async () => {
    const { failed } = await start();
    const { children: recorded } = JSON.parse(await readFile(join(folder, 'run.lock'), 'utf8')) as {
      children: { pid: number }[];
    };
    process.kill(recorded[0]?.pid ?? 0, 'SIGKILL');
    expect(await failed).toMatchObject({ code: 'MONGOD_FAILED' });
  });
});

function occupy(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

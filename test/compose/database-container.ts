import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { findMongod } from '../../tools/mongo/binary.js';
import type { RunningProcess } from '../setup/process.js';
import { run } from '../setup/process.js';

export interface DatabaseContainerOptions {
  readonly folder: string;
  readonly port: number;
  /** The command of the service, up to `mongod` and its arguments: what the image's entrypoint is given. */
  readonly command: readonly string[];
  /** Of the service, its secrets' files translated. */
  readonly environment: Readonly<Record<string, string>>;
  readonly keyFile: string;
}

/**
 * What the image of MongoDB does on an empty volume: its entrypoint makes the root login on a server that it runs without access control and set, ends
 * that one, and becomes the server of the service's command.
 */
export async function runDatabaseContainer(options: DatabaseContainerOptions): Promise<RunningProcess> {
  const { folder, port, environment, keyFile } = options;
  const data = join(folder, 'db');
  await mkdir(data);
  const { path } = await findMongod({ environment: process.env });
  const here = ['--dbpath', data, '--port', String(port), '--nounixsocket', '--oplogSize', '64'];

  const preparing = run([path, ...here, '--bind_ip', '127.0.0.1'], { env: {} });
  await withAdmin(port, async (admin) => {
    const pwd = (await readFile(environment['MONGO_INITDB_ROOT_PASSWORD_FILE'] ?? '', 'utf8')).trim();
    await admin.command({ createUser: environment['MONGO_INITDB_ROOT_USERNAME'], pwd, roles: ['root'] });
  });
  preparing.terminate();
  await preparing.ended;

  const mongod = options.command.indexOf('mongod');
  const args = options.command
    .slice(mongod + 1)
    .map((argument) => (argument === '/tmp/keyfile' ? keyFile : argument))
    .flatMap((argument) => (argument === '--bind_ip_all' ? ['--bind_ip', '127.0.0.1'] : [argument]));
  const server = run([path, ...here, ...args], { env: {} });
  await withAdmin(port, (admin) => admin.command({ hello: 1 }));
  return server;
}

async function withAdmin(port: number, work: (admin: mongo.Db) => Promise<unknown>): Promise<void> {
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 20_000,
  });
  try {
    await client.connect();
    await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

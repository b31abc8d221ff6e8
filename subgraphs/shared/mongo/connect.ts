import mongoose from 'mongoose';
import type { Connection, mongo } from 'mongoose';
import { errorCode } from '../error-code.js';
import { StartupError } from '../startup-error.js';

export interface MongoOptions {
  /** `mongodb://login:password@host:port/database?replicaSet=…`: the subgraph's own database with its own login. */
  readonly uri: string;
  /** Names the service in the server's log and in `currentOp`. */
  readonly appName: string;
  /** Connections kept to the server; default 20. */
  readonly maxPoolSize?: number;
  /** How long an operation waits for a primary, in milliseconds; default 3,000. */
  readonly serverSelectionTimeoutMS?: number;
}

/**
 * Opens a subgraph's connection. A write has happened when a majority has it in its journal; collections and indexes are made by migrations, never
 * on the way.
 *
 * @throws StartupError MONGODB_URI_INVALID, MONGODB_UNREACHABLE, MONGODB_LOGIN_REFUSED or MONGODB_NO_REPLICA_SET (transactions need one). No
 *   message repeats the login.
 */
export async function connectMongo(options: MongoOptions): Promise<Connection> {
  const where = describeAddress(options.uri);
  let connection: Connection;
  try {
    connection = mongoose.createConnection(options.uri, {
      appName: options.appName,
      maxPoolSize: options.maxPoolSize ?? 20,
      serverSelectionTimeoutMS: options.serverSelectionTimeoutMS ?? 3_000,
      writeConcern: { w: 'majority', journal: true },
      readConcernLevel: 'majority',
      retryWrites: true,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
    });
    await connection.asPromise();
  } catch (error) {
    throw startupError(error, where);
  }
  try {
    await requireReplicaSet(databaseOf(connection), where);
    return connection;
  } catch (error) {
    await connection.close();
    throw startupError(error, where);
  }
}

/** The driver's database of an open connection. @throws Error when the connection was never opened */
export function databaseOf(connection: Connection): mongo.Db {
  if (!connection.db) throw new Error('the connection is not open');
  return connection.db;
}

/** @throws StartupError MONGODB_NO_REPLICA_SET when the server is a standalone one */
export async function requireReplicaSet(db: mongo.Db, where: string): Promise<void> {
  const hello = await db.command({ hello: 1 });
  const sharded = hello['msg'] === 'isdbgrid';
  if (sharded || typeof hello['setName'] === 'string') return;
  throw new StartupError(
    'MONGODB_NO_REPLICA_SET',
    `The MongoDB server at ${where} is no replica set; transactions need one.`,
    'Start it with --replSet and run rs.initiate() (one node is enough), or unset MONGODB_URI.',
  );
}

/** Hosts and database of an address, without its login. @throws StartupError MONGODB_URI_INVALID when it names no database */
export function describeAddress(uri: string): string {
  const address = /^mongodb(?:\+srv)?:\/\/(?:[^/@]*@)?([^/?]+)\/([^/?]+)(?:\?|$)/.exec(uri);
  if (address?.[1] && address[2]) return `${address[1]}/${address[2]}`;
  throw new StartupError(
    'MONGODB_URI_INVALID',
    'The MongoDB address does not name a server and a database.',
    'Give it as mongodb://login:password@host:port/database?replicaSet=name.',
  );
}

/** What a failure of the driver means for the person who starts the service. Failures that mean nothing to them pass unchanged. */
export function startupError(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof StartupError) return error;
  if (errorCode(error) === 18) {
    return new StartupError(
      'MONGODB_LOGIN_REFUSED',
      `MongoDB at ${where} refused the login.`,
      'Check the name, the password and authSource in MONGODB_URI.',
      { cause: error },
    );
  }
  if (error.name === 'MongoParseError' || error.name === 'MongoInvalidArgumentError') {
    return new StartupError(
      'MONGODB_URI_INVALID',
      'The MongoDB address cannot be read.',
      'Give it as mongodb://login:password@host:port/database?replicaSet=name.',
      { cause: error },
    );
  }
  if (/^Mongo(?:ose)?(?:ServerSelection|Network)/.test(error.name)) {
    return new StartupError(
      'MONGODB_UNREACHABLE',
      `MongoDB cannot be reached at ${where}.`,
      'Start it, or correct MONGODB_URI: host, port and the name of its replica set.',
      { cause: error },
    );
  }
  return error;
}

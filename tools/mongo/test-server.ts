import { randomBytes } from 'node:crypto';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { findMongod } from './binary.js';

export interface TestServer {
  /** With the login of an administrator: for making and dropping the databases of a test file, never for what is tested. */
  readonly adminUri: string;
  stop(): Promise<void>;
}

/**
 * A genuine single-node replica set with authentication and journalling on a free port, in a temporary folder that goes when it stops. It dies
 * with this process.
 */
export async function startTestServer(onProgress: (message: string) => void): Promise<TestServer> {
  const { path, version } = await findMongod({ environment: process.env, onProgress });
  const password = randomBytes(16).toString('hex');
  const replicaSet = await MongoMemoryReplSet.create({
    binary: { systemBinary: path, version },
    replSet: {
      name: 'asiakasrekisteri',
      count: 1,
      storageEngine: 'wiredTiger',
      auth: { enable: true, customRootName: 'admin', customRootPwd: password },
    },
    instanceOpts: [{ args: ['--oplogSize', '64', '--setParameter', 'diagnosticDataCollectionEnabled=false'] }],
  });
  const address = new URL(replicaSet.getUri());
  address.username = 'admin';
  address.password = password;
  address.searchParams.set('authSource', 'admin');
  return {
    adminUri: address.toString(),
    stop: async () => {
      await replicaSet.stop({ doCleanup: true, force: true });
    },
  };
}

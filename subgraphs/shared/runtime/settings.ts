import { importSPKI } from 'jose';
import type { CryptoKey } from 'jose';
import { z } from 'zod';
import type { Environment } from '../environment.js';
import { readEnvironment } from '../environment.js';
import { logLevel, mongoAddress, pem, port } from '../setting.js';
import { StartupError } from '../startup-error.js';

/** What every subgraph process is told; a subgraph's own settings extend it. */
export const subgraphSettings = z.object({
  /** Address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** Port to listen on; 0 takes a free one. */
  PORT: port.default(4001),
  /** The subgraph's own database, with its own login. */
  MONGODB_URI: mongoAddress,
  /** The gateway's public key (SPKI PEM): who may sign caller statements. */
  STATEMENT_PUBLIC_KEY: pem('PUBLIC KEY'),
  /** How much is logged. */
  LOG_LEVEL: logLevel.default('info'),
});

export interface SubgraphSettings {
  readonly host: string;
  readonly port: number;
  readonly mongoUri: string;
  readonly statementPublicKey: CryptoKey;
  readonly logLevel: string;
}

/** Reads the settings that all subgraphs have. @throws StartupError naming the variable at fault */
export async function readSubgraphSettings(env: Environment): Promise<SubgraphSettings> {
  const read = readEnvironment(subgraphSettings, env);
  return {
    host: read.HOST,
    port: read.PORT,
    mongoUri: read.MONGODB_URI,
    statementPublicKey: await importSPKI(read.STATEMENT_PUBLIC_KEY, 'EdDSA').catch((): never => {
      throw new StartupError(
        'BAD_SETTING',
        'The setting STATEMENT_PUBLIC_KEY is no Ed25519 key.',
        'Make it of the private key with: openssl pkey -in private.pem -pubout.',
      );
    }),
    logLevel: read.LOG_LEVEL,
  };
}

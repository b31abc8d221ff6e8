import { resolve } from 'node:path';
import { z } from 'zod';
import { readGatewaySettings, type GatewaySettings } from '../../gateway/config.js';
import { readEnvironment, type Environment } from '../../subgraphs/shared/environment.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { logLevel, mongoAddress, pem, wholeNumber } from '../../subgraphs/shared/setting.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';

const stackEnvironment = z.object({
  /** Folder of all that is kept: the database, its log, the secrets. Default: `.data` in the repository. */
  DATA_DIR: z.string().default(resolve(repositoryRoot, '.data')),
  /** A replica set of your own in place of the embedded database; its login may create users. */
  MONGODB_URI: mongoAddress.optional(),
  /** The gateway's private key (Ed25519, PKCS8 PEM). Default: one that is made at the first start, refused in production. */
  STATEMENT_PRIVATE_KEY: pem('PRIVATE KEY').optional(),
  /** How many synthetic people the first start makes, beside those of the personas. */
  DEMO_PERSONS: wholeNumber(0, 1_000_000).default(2_000),
  /** `production` refuses whatever is made for development. */
  NODE_ENV: z.string().default('development'),
  /** How much is logged, to standard error; a terminal is spared the routine. */
  LOG_LEVEL: logLevel.default('warn'),
});

export interface StackSettings {
  readonly gateway: GatewaySettings;
  /** Refuses what is made for development. */
  readonly isProduction: boolean;
  /** Absolute. */
  readonly dataFolder: string;
  /** Undefined: the embedded database. */
  readonly mongoUri: string | undefined;
  /** PEM; undefined: one that is made and kept. */
  readonly statementPrivateKey: string | undefined;
  readonly demoPersons: number;
}

/**
 * Reads what the local stack is told.
 * @throws StartupError BAD_SETTING naming the variable at fault, DEVELOPMENT_IN_PRODUCTION
 */
export function readStackSettings(environment: Environment): StackSettings {
  const read = readEnvironment(stackEnvironment, environment);
  const gateway = readGatewaySettings({ ...environment, LOG_LEVEL: read.LOG_LEVEL });
  const isProduction = read.NODE_ENV === 'production';
  if (isProduction) refuseDevelopmentSecrets(read);
  return {
    gateway,
    isProduction,
    dataFolder: resolve(read.DATA_DIR),
    mongoUri: read.MONGODB_URI,
    statementPrivateKey: read.STATEMENT_PRIVATE_KEY,
    demoPersons: read.DEMO_PERSONS,
  };
}

function refuseDevelopmentSecrets(read: z.output<typeof stackEnvironment>): void {
  if (read.MONGODB_URI !== undefined && read.STATEMENT_PRIVATE_KEY !== undefined) return;
  throw new StartupError(
    'DEVELOPMENT_IN_PRODUCTION',
    'In production there is no embedded database and no secret that was made for development.',
    'Set MONGODB_URI and STATEMENT_PRIVATE_KEY_FILE, or NODE_ENV to development.',
  );
}

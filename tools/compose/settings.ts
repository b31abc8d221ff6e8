import { z } from 'zod';
import type { Environment } from '../../subgraphs/shared/environment.js';
import { readEnvironment } from '../../subgraphs/shared/environment.js';
import { text, wholeNumber } from '../../subgraphs/shared/setting.js';
import type { ServiceName } from '../stack/service-databases.js';
import { databaseHost } from './names.js';

const password = text(/./, 'a password');

const environment = z.object({
  /** Where the database's server is, `host:port`. It becomes the member of the replica set, so it must be the name by which the services know it. */
  MONGODB_HOST: text(/^[^\s/@:]+:\d+$/, 'host:port').default(databaseHost),
  /** Password of the login `root`, which the database's image made. Best given as a file. */
  MONGODB_ROOT_PASSWORD: password,
  /** Password that register's login has from now on. */
  REGISTER_PASSWORD: password,
  /** The same of museokortti. */
  MUSEOKORTTI_PASSWORD: password,
  /** The same of training. */
  TRAINING_PASSWORD: password,
  /** Seconds to wait for the server. */
  MONGODB_WAIT_SECONDS: wholeNumber(1, 600).default(60),
});

export interface LoginSettings {
  /** `host:port` of the server. */
  readonly host: string;
  readonly rootPassword: string;
  readonly passwords: Readonly<Record<ServiceName, string>>;
  /** How long to wait for the server. */
  readonly waitMilliseconds: number;
}

/** @throws StartupError BAD_SETTING naming the variable at fault, never with a value */
export function readLoginSettings(env: Environment): LoginSettings {
  const read = readEnvironment(environment, env);
  return {
    host: read.MONGODB_HOST,
    rootPassword: read.MONGODB_ROOT_PASSWORD,
    passwords: {
      register: read.REGISTER_PASSWORD,
      museokortti: read.MUSEOKORTTI_PASSWORD,
      training: read.TRAINING_PASSWORD,
    },
    waitMilliseconds: read.MONGODB_WAIT_SECONDS * 1_000,
  };
}

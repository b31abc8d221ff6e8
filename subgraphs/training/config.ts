import type { CryptoKey } from 'jose';
import type { Logger } from 'pino';
import type { Clock } from '../shared/clock.js';

/** What the training subgraph is made with: from its environment by main.ts, or by whoever runs it in the same process. */
export interface TrainingOptions {
  /** Its own database, with its own login. */
  readonly mongoUri: string;
  /** The gateway's public key: who may sign caller statements. */
  readonly statementPublicKey: CryptoKey;
  readonly clock: Clock;
  readonly logger: Logger;
}

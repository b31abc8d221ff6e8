import { createPrivateKey, createPublicKey } from 'node:crypto';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import type { Secrets } from './secrets.js';

/** The caller statement's keys in PEM: the private one for the gateway alone, the public one for the subgraphs. */
export interface StatementKeys {
  readonly privateKey: string;
  readonly publicKey: string;
}

/**
 * The keys that were given, or those that are made at the first start and kept.
 * @throws StartupError BAD_SETTING when the given one is no Ed25519 key
 */
export async function statementKeys(given: string | undefined, secrets: Secrets): Promise<StatementKeys> {
  const privateKey = given ?? (await secrets.statementKey());
  try {
    const key = createPrivateKey(privateKey);
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('another kind of key');
    return { privateKey, publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString() };
  } catch (cause) {
    throw new StartupError(
      'BAD_SETTING',
      'The setting STATEMENT_PRIVATE_KEY is no Ed25519 key.',
      'Make one with: openssl genpkey -algorithm ed25519.',
      { cause },
    );
  }
}

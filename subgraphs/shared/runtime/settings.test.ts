import { generateKeyPairSync } from 'node:crypto';
import { readSubgraphSettings } from './settings.js';

const MONGODB_URI = 'mongodb://register:secret-4711@mongodb/register';
const pem = (type: 'ed25519' | 'x25519'): string =>
  (type === 'ed25519' ? generateKeyPairSync(type) : generateKeyPairSync(type)).publicKey
    .export({ type: 'spki', format: 'pem' })
    .toString();

describe('the settings of a subgraph', () => {
  it('are its database and whose statements it believes; the rest has a default', async () => {
    const settings = await readSubgraphSettings({ MONGODB_URI, STATEMENT_PUBLIC_KEY: pem('ed25519') });
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 4001, mongoUri: MONGODB_URI, logLevel: 'info' });
    expect(settings.statementPublicKey).toMatchObject({ type: 'public' });
  });

  it.each([
    ['MONGODB_URI', { STATEMENT_PUBLIC_KEY: pem('ed25519') }],
    ['STATEMENT_PUBLIC_KEY', { MONGODB_URI }],
    ['STATEMENT_PUBLIC_KEY', { MONGODB_URI, STATEMENT_PUBLIC_KEY: 'secret-4711' }],
    ['STATEMENT_PUBLIC_KEY', { MONGODB_URI, STATEMENT_PUBLIC_KEY: pem('x25519') }],
    [
      'STATEMENT_PUBLIC_KEY',
      { MONGODB_URI, STATEMENT_PUBLIC_KEY: '-----BEGIN PUBLIC KEY-----\nsecret-4711\n-----END PUBLIC KEY-----' },
    ],
  ])('refuse a bad %s by name, without its value', async (name, env) => {
    const refused = await readSubgraphSettings(env).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'BAD_SETTING', message: expect.stringContaining(name) as string });
    expect(String(refused)).not.toContain('secret-4711');
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDistributedSettings, readGatewaySettings } from './config.js';

const provider = { OIDC_ISSUER: 'https://login.example', OIDC_JWKS_URI: 'https://login.example/jwks' };
const urls = {
  REGISTER_URL: 'http://register:4001/graphql',
  MUSEOKORTTI_URL: 'http://museokortti:4001/graphql',
  TRAINING_URL: 'http://training:4001/graphql',
};
const pem = (type: 'ed25519' | 'x25519'): string =>
  (type === 'ed25519' ? generateKeyPairSync(type) : generateKeyPairSync(type)).privateKey
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();

describe('the settings of the gateway', () => {
  it('have a default each, and then the development issuer', () => {
    expect(readGatewaySettings({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      identity: null,
      maximumTokenAgeSeconds: 3_600,
      subgraphDeadlineMilliseconds: 2_000,
      corsOrigins: [],
      logLevel: 'info',
    });
  });

  it('name the provider whose tokens are believed', () => {
    expect(readGatewaySettings({ ...provider, OIDC_AUDIENCE: 'museums' }).identity).toEqual({
      issuer: 'https://login.example',
      audience: 'museums',
      jwksUri: new URL('https://login.example/jwks'),
    });
  });

  it('name the origins whose pages may ask', () => {
    const env = { CORS_ORIGINS: 'https://asiointi.example, http://localhost:5173' };
    expect(readGatewaySettings(env).corsOrigins).toEqual(['https://asiointi.example', 'http://localhost:5173']);
  });

  it.each([
    ['PORT', { PORT: '70000' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'login.example' }],
    ['OIDC_JWKS_URI', { OIDC_ISSUER: 'https://login.example' }],
    ['SUBGRAPH_DEADLINE_MS', { SUBGRAPH_DEADLINE_MS: '0' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: '*' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: 'https://asiointi.example/' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: 'https://asiointi.example, asiointi.example' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: 'null' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: 'https://Asiointi.example' }],
  ])('refuse a bad %s by name', (name, env) => {
    expect(() => readGatewaySettings(env)).toThrow(
      expect.objectContaining({ code: 'BAD_SETTING', message: expect.stringContaining(name) as string }) as Error,
    );
  });
});

describe('production', () => {
  const production = { NODE_ENV: 'production' };

  it('starts with a provider that is reached by https', () => {
    expect(readGatewaySettings({ ...production, ...provider }).identity?.issuer).toBe('https://login.example');
  });

  it.each([
    ['the development issuer', {}],
    ['a provider without https', { OIDC_ISSUER: 'http://127.0.0.1:9000', OIDC_JWKS_URI: 'http://127.0.0.1:9000/jwks' }],
    ['keys without https', { ...provider, OIDC_JWKS_URI: 'http://login.example/jwks' }],
  ])('refuses %s in one line', (_case, env) => {
    const start = (): unknown => readGatewaySettings({ ...production, ...env });
    expect(start).toThrow(
      expect.objectContaining({
        code: 'DEVELOPMENT_IN_PRODUCTION',
        message: expect.not.stringContaining('\n') as string,
      }) as Error,
    );
  });
});

describe('the settings of a gateway whose subgraphs are processes of their own', () => {
  it('are their addresses and the key that signs caller statements', async () => {
    const { subgraphUrls, statementKey } = await readDistributedSettings({
      ...urls,
      STATEMENT_PRIVATE_KEY: pem('ed25519'),
    });
    expect(subgraphUrls.training.href).toBe('http://training:4001/graphql');
    expect(statementKey).toMatchObject({ type: 'private', extractable: false });
  });

  it('read the key from a file, as container secrets are given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
    const file = join(folder, 'key.pem');
    writeFileSync(file, pem('ed25519'));
    await expect(readDistributedSettings({ ...urls, STATEMENT_PRIVATE_KEY_FILE: file })).resolves.toHaveProperty(
      'statementKey',
    );
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['REGISTER_URL', { ...urls, REGISTER_URL: undefined, STATEMENT_PRIVATE_KEY: pem('ed25519') }],
    ['STATEMENT_PRIVATE_KEY', urls],
    ['STATEMENT_PRIVATE_KEY', { ...urls, STATEMENT_PRIVATE_KEY: 'secret-4711' }],
    ['STATEMENT_PRIVATE_KEY', { ...urls, STATEMENT_PRIVATE_KEY: pem('x25519') }],
    [
      'STATEMENT_PRIVATE_KEY',
      { ...urls, STATEMENT_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----\nsecret-4711\n-----END PRIVATE KEY-----' },
    ],
  ])('refuse a bad %s by name, without its value', async (name, env) => {
    const refused = await readDistributedSettings(env).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'BAD_SETTING', message: expect.stringContaining(name) as string });
    expect(String(refused)).not.toContain('secret-4711');
  });
});

import { importPKCS8 } from 'jose';
import type { CryptoKey } from 'jose';
import { z } from 'zod';
import type { Environment } from '../subgraphs/shared/environment.js';
import { readEnvironment } from '../subgraphs/shared/environment.js';
import { httpAddress, logLevel, pem, port, wholeNumber } from '../subgraphs/shared/setting.js';
import { StartupError } from '../subgraphs/shared/startup-error.js';
import { defaultAudience } from './identity.js';
import type { IdentityProvider } from './identity.js';

/** A list of origins, each exactly as a browser sends it; `*` is none: whom personal data is shown to is said by name. */
const origins = z
  .string()
  .transform((list) => list.split(',').map((origin) => origin.trim()))
  .refine(
    (list) => list.every(isOrigin),
    'one or more origins such as https://asiointi.example, with commas between them',
  );

const gatewayEnvironment = z.object({
  /** Address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** Port to listen on; 0 takes a free one. */
  PORT: port.default(4000),
  /** `production` refuses the development issuer, and any provider that is not reached by https. */
  NODE_ENV: z.string().default('development'),
  /** `iss` of the OpenID Connect provider whose tokens are believed. Without it the development issuer runs, which gives anybody a token. */
  OIDC_ISSUER: httpAddress.optional(),
  /** `aud` that the provider's tokens for this register carry. */
  OIDC_AUDIENCE: z.string().min(1).default(defaultAudience),
  /** Where the provider's public keys are; needed with OIDC_ISSUER. */
  OIDC_JWKS_URI: httpAddress.optional(),
  /** Seconds after its issuing when a token is refused, whatever its own expiry says. */
  OIDC_MAX_TOKEN_AGE: wholeNumber(60, 86_400).default(3_600),
  /** Milliseconds that one fetch from a subgraph may take. */
  SUBGRAPH_DEADLINE_MS: wholeNumber(50, 60_000).default(2_000),
  /** Origins whose pages may ask from a browser, with commas between them. Without it, no page of another origin may. */
  CORS_ORIGINS: origins.default([]),
  /** How much is logged. */
  LOG_LEVEL: logLevel.default('info'),
});

const distributedEnvironment = z.object({
  /** The GraphQL endpoint of register. */
  REGISTER_URL: httpAddress,
  /** The GraphQL endpoint of museokortti. */
  MUSEOKORTTI_URL: httpAddress,
  /** The GraphQL endpoint of training. */
  TRAINING_URL: httpAddress,
  /** The gateway's private key (Ed25519, PKCS8 PEM): signs the caller statements that the subgraphs believe. Best given as a file. */
  STATEMENT_PRIVATE_KEY: pem('PRIVATE KEY'),
});

/** What the gateway is told in every topology. */
export interface GatewaySettings {
  readonly host: string;
  readonly port: number;
  /** Null: the development issuer. */
  readonly identity: IdentityProvider | null;
  readonly maximumTokenAgeSeconds: number;
  readonly subgraphDeadlineMilliseconds: number;
  /** The origins whose pages may ask from a browser. */
  readonly corsOrigins: readonly string[];
  readonly logLevel: string;
}

/** What it is told besides when the subgraphs are processes of their own. */
export interface DistributedSettings {
  readonly subgraphUrls: Readonly<Record<'register' | 'museokortti' | 'training', URL>>;
  readonly statementKey: CryptoKey;
}

/**
 * Reads the gateway's settings.
 * @throws StartupError BAD_SETTING naming the variable at fault; DEVELOPMENT_IN_PRODUCTION for what must not be believed there
 */
export function readGatewaySettings(env: Environment): GatewaySettings {
  const read = readEnvironment(gatewayEnvironment, env);
  const identity = identityOf(read);
  if (read.NODE_ENV === 'production') refuseDevelopment(identity);
  return {
    host: read.HOST,
    port: read.PORT,
    identity,
    maximumTokenAgeSeconds: read.OIDC_MAX_TOKEN_AGE,
    subgraphDeadlineMilliseconds: read.SUBGRAPH_DEADLINE_MS,
    corsOrigins: read.CORS_ORIGINS,
    logLevel: read.LOG_LEVEL,
  };
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** @throws StartupError BAD_SETTING naming the variable at fault; never with a value, one of them is a secret */
export async function readDistributedSettings(env: Environment): Promise<DistributedSettings> {
  const read = readEnvironment(distributedEnvironment, env);
  return {
    subgraphUrls: {
      register: new URL(read.REGISTER_URL),
      museokortti: new URL(read.MUSEOKORTTI_URL),
      training: new URL(read.TRAINING_URL),
    },
    statementKey: await importPKCS8(read.STATEMENT_PRIVATE_KEY, 'EdDSA').catch((): never => {
      throw new StartupError(
        'BAD_SETTING',
        'The setting STATEMENT_PRIVATE_KEY is no Ed25519 key.',
        'Make one with: openssl genpkey -algorithm ed25519.',
      );
    }),
  };
}

function identityOf(read: z.output<typeof gatewayEnvironment>): IdentityProvider | null {
  if (read.OIDC_ISSUER === undefined) return null;
  if (read.OIDC_JWKS_URI === undefined) {
    throw new StartupError(
      'BAD_SETTING',
      'The setting OIDC_JWKS_URI is missing.',
      "Set it to the `jwks_uri` of the provider's /.well-known/openid-configuration.",
    );
  }
  return { issuer: read.OIDC_ISSUER, audience: read.OIDC_AUDIENCE, jwksUri: new URL(read.OIDC_JWKS_URI) };
}

function refuseDevelopment(identity: IdentityProvider | null): void {
  const reached = identity && [identity.issuer, identity.jwksUri.href];
  if (reached?.every((url) => url.startsWith('https://'))) return;
  throw new StartupError(
    'DEVELOPMENT_IN_PRODUCTION',
    identity
      ? 'In production the OpenID Connect provider must be reached by https.'
      : 'In production there is no development issuer.',
    'Set OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URI to your provider, or NODE_ENV to development.',
  );
}

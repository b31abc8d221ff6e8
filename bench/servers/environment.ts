import { importPKCS8, importSPKI } from 'jose';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import type { IdentityProvider } from '../../gateway/identity.js';
import { systemClock } from '../../subgraphs/shared/clock.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import type { ServiceOptions } from '../../subgraphs/shared/runtime/service.js';
import type { SubgraphName } from '../../subgraphs/shared/runtime/subgraph.js';

/** What `bench/systems.ts` tells a server under measurement. */
function told(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the servers are started by npm run bench`);
  return value;
}

const addresses = z.record(z.string(), z.string());

export const silent = pino({ enabled: false });

export const listening = (): { readonly host: string; readonly port: number } => ({
  host: told('HOST'),
  port: Number(told('PORT')),
});

export const supergraphSdl = (): string => readFileSync(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8');

export const statementKey = (): ReturnType<typeof importPKCS8> => importPKCS8(told('STATEMENT_PRIVATE_KEY'), 'EdDSA');

export const subgraphDeadlineMilliseconds = (): number => Number(told('SUBGRAPH_DEADLINE_MS'));

/** Whose tokens are believed. */
export const identity = (): IdentityProvider => ({
  issuer: told('OIDC_ISSUER'),
  audience: told('OIDC_AUDIENCE'),
  jwksUri: new URL(told('OIDC_JWKS_URI')),
});

/** The GraphQL endpoints of the subgraph processes, by name. */
export const subgraphUrls = (): Readonly<Record<string, string>> => addresses.parse(JSON.parse(told('SUBGRAPH_URLS')));

/** What a subgraph in this process is made with. */
export async function serviceOptions(name: SubgraphName): Promise<ServiceOptions> {
  const mongoUri = addresses.parse(JSON.parse(told('DATABASE_URIS')))[name];
  if (mongoUri === undefined) throw new Error(`DATABASE_URIS does not name ${name}`);
  return {
    mongoUri,
    statementPublicKey: await importSPKI(told('STATEMENT_PUBLIC_KEY'), 'EdDSA'),
    clock: systemClock,
    logger: silent,
  };
}

/** Ends this process as the benchmark asks it to, so that a CPU profile is written. */
export function endOnRequest(): void {
  process.once('SIGTERM', () => process.exit(0));
}

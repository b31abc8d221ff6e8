import { importPKCS8, importSPKI } from 'jose';
import { pino } from 'pino';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphSource } from '../../gateway/sources/source.js';
import { systemClock } from '../../subgraphs/shared/clock.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import type { ServiceOptions } from '../../subgraphs/shared/runtime/service.js';

/** What `bench/systems.ts` tells a server under measurement. */
function told(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the servers through npm run bench`);
  return value;
}

export const silent = pino({ enabled: false });

export const port = (): number => Number(told('PORT'));

export const supergraphSdl = (): string => readFileSync(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8');

export const statementKey = (): ReturnType<typeof importPKCS8> => importPKCS8(told('STATEMENT_PRIVATE_KEY'), 'EdDSA');

export const identity = (): { issuer: string; audience: string; jwksUri: URL } => ({
  issuer: told('OIDC_ISSUER'),
  audience: told('OIDC_AUDIENCE'),
  jwksUri: new URL(told('OIDC_JWKS_URI')),
});

/** The GraphQL endpoints of the subgraph processes, by name. */
export const subgraphUrls = (): Readonly<Record<string, string>> => ({
  register: told('REGISTER_URL'),
  museokortti: told('MUSEOKORTTI_URL'),
  training: told('TRAINING_URL'),
});

/** What a subgraph in this process is made with. */
export async function serviceOptions(name: 'REGISTER' | 'MUSEOKORTTI' | 'TRAINING'): Promise<ServiceOptions> {
  return {
    mongoUri: told(`${name}_MONGODB_URI`),
    statementPublicKey: await importSPKI(told('STATEMENT_PUBLIC_KEY'), 'EdDSA'),
    clock: systemClock,
    logger: silent,
  };
}

export type Sources = readonly SubgraphSource[];

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSupergraph } from '../gateway/access/supergraph.js';
import { repositoryRoot } from '../subgraphs/shared/paths.js';
import { freePort } from '../tools/stack/free-port.js';
import type { DatabaseUris } from '../tools/stack/service-databases.js';
import type { StatementKeys } from '../tools/stack/statement-keys.js';
import type { MeasuredProcess } from './processes.js';
import { startProcess } from './processes.js';

/** One way to serve the same graph. */
export interface System {
  readonly name: string;
  readonly url: string;
  /** Every service process that takes part. */
  readonly pids: readonly number[];
  /** True when callers have to bring the caller statement themselves, because the gateway makes none. */
  readonly needsStatement: boolean;
}

export interface SystemsOptions {
  readonly databases: DatabaseUris;
  readonly keys: StatementKeys;
  readonly identity: { readonly issuer: string; readonly audience: string; readonly jwksUri: URL };
  /** For files that a peer wants. */
  readonly folder: string;
}

export interface Systems {
  readonly all: readonly System[];
  stop(): Promise<void>;
}

const host = '127.0.0.1';
const dist = (...path: string[]): string => join(repositoryRoot, 'dist', ...path);

/** Starts every system, each in processes of its own; the distributed ones share the subgraph processes, which only one of them asks at a time. */
export async function startSystems({ databases, keys, identity, folder }: SystemsOptions): Promise<Systems> {
  const started: MeasuredProcess[] = [];
  const common = {
    HOST: host,
    OIDC_ISSUER: identity.issuer,
    OIDC_AUDIENCE: identity.audience,
    OIDC_JWKS_URI: identity.jwksUri.href,
    STATEMENT_PRIVATE_KEY: keys.privateKey,
    STATEMENT_PUBLIC_KEY: keys.publicKey,
  };
  const start = async (args: readonly string[], env: Record<string, string>, port: number): Promise<number> => {
    const process = await startProcess(args, { ...env, PORT: String(port) }, `http://${host}:${port}/health/ready`);
    started.push(process);
    return process.pid;
  };

  const subgraphs: Record<string, string> = {};
  const subgraphPids: number[] = [];
  for (const name of ['register', 'museokortti', 'training'] as const) {
    const port = await freePort(host);
    const env = { HOST: host, MONGODB_URI: databases[name], STATEMENT_PUBLIC_KEY: keys.publicKey };
    subgraphPids.push(await start([dist('subgraphs', name, 'main.js')], env, port));
    subgraphs[name] = `http://${host}:${port}/graphql`;
  }
  const remote = {
    ...common,
    REGISTER_URL: subgraphs['register'] ?? '',
    MUSEOKORTTI_URL: subgraphs['museokortti'] ?? '',
    TRAINING_URL: subgraphs['training'] ?? '',
    SUBGRAPH_DEADLINE_MS: '30000',
  };
  const local = {
    ...common,
    REGISTER_MONGODB_URI: databases.register,
    MUSEOKORTTI_MONGODB_URI: databases.museokortti,
    TRAINING_MONGODB_URI: databases.training,
  };
  const hive = [
    join(repositoryRoot, 'bench', 'peers', 'node_modules', '.bin', 'hive-gateway'),
    'supergraph',
    peerSupergraph(folder, subgraphs),
    '-c',
    join(repositoryRoot, 'bench', 'peers', 'gateway.config.mjs'),
    '-h',
    host,
  ];

  const all: System[] = [];
  const add = async (
    name: string,
    args: readonly string[],
    env: Record<string, string>,
    shared: readonly number[],
    needsStatement = false,
  ): Promise<void> => {
    const port = await freePort(host);
    const pid = await start(needsStatement ? [...args, '-p', String(port)] : args, env, port);
    all.push({ name, url: `http://${host}:${port}/graphql`, pids: [pid, ...shared], needsStatement });
  };
  await add('product, in one process', [dist('bench', 'servers', 'in-process.js')], local, []);
  await add('product, distributed', [dist('gateway', 'main.js')], remote, subgraphPids);
  await add('(a) stock gateway', [dist('bench', 'servers', 'stock-gateway.js')], remote, subgraphPids);
  await add('(b) Hive Gateway', hive, { LOG_LEVEL: 'error' }, subgraphPids, true);
  await add('(c) plain Apollo Server', [dist('bench', 'servers', 'plain.js')], local, []);
  return {
    all,
    stop: async () => {
      await Promise.all(started.reverse().map((process) => process.stop()));
    },
  };
}

/** The supergraph with the subgraphs' true addresses and without the access directives, which a peer would refuse or enforce in its own way. */
function peerSupergraph(folder: string, subgraphs: Readonly<Record<string, string>>): string {
  let sdl = readSupergraph(readFileSync(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8')).plannableSdl;
  sdl = sdl.replace(
    /\s*@link\(url: "https:\/\/specs\.apollo\.dev\/(?:authenticated|requiresScopes|policy)\/[^)]*\)/g,
    '',
  );
  sdl = sdl.replace(/^directive @(?:authenticated|requiresScopes|policy)\b.*$/gm, '');
  sdl = sdl.replace(/\s*@authenticated\b/g, '').replace(/\s*@(?:requiresScopes|policy)\([^)]*\)/g, '');
  for (const [name, url] of Object.entries(subgraphs)) {
    sdl = sdl.replace(new RegExp(`(@join__graph\\(name: "${name}", url: )"[^"]*"`), `$1"${url}"`);
  }
  const file = join(folder, 'peer-supergraph.graphql');
  writeFileSync(file, sdl);
  return file;
}

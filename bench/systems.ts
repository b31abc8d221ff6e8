import { join } from 'node:path';
import { repositoryRoot } from '../subgraphs/shared/paths.js';
import type { ChildProcesses } from '../tools/stack/child-processes.js';
import { freePort } from '../tools/stack/free-port.js';
import type { DatabaseUris } from '../tools/stack/service-databases.js';
import type { StatementKeys } from '../tools/stack/statement-keys.js';
import { hiveGatewayArguments, writePeerSupergraph } from './peers.js';
import { startServer } from './processes.js';
import { supergraphSdl } from './servers/environment.js';

/** In the order of the tables. */
export const systemKeys = ['in-process', 'distributed', 'stock', 'hive', 'plain'] as const;
export type SystemKey = (typeof systemKeys)[number];

/** For people; the letters are those of the tables' ratios. */
export const systemNames: Readonly<Record<SystemKey, string>> = {
  'in-process': 'product, in one process',
  distributed: 'product, distributed',
  stock: '(a) stock @apollo/gateway',
  hive: '(b) Hive Gateway',
  plain: '(c) plain Apollo Server',
};

/** One way to serve the same graph. */
export interface System {
  readonly key: SystemKey;
  readonly url: string;
  /** Every service process that takes part. */
  readonly pids: readonly number[];
  /** The process that callers ask. */
  readonly frontPid: number;
}

export interface SystemsOptions {
  readonly only: readonly SystemKey[];
  readonly databases: DatabaseUris;
  readonly keys: StatementKeys;
  readonly identity: { readonly issuer: string; readonly audience: string; readonly jwksUri: URL };
  readonly children: ChildProcesses;
  readonly dataFolder: string;
  readonly profileFolder: string | null;
}

type Environment = Readonly<Record<string, string>>;

const host = '127.0.0.1';
const subgraphNames = ['register', 'museokortti', 'training'] as const;
const dist = (...path: string[]): string => join(repositoryRoot, 'dist', ...path);
/** Milliseconds: a queue of 64 callers behind one core is no fault of a subgraph. */
const subgraphDeadline = '60000';

/**
 * Starts the systems, each in processes of its own. Those with subgraphs behind HTTP share the subgraph processes: one system at a time is asked, and so
 * none of them has code that is warmer or a heap that is smaller.
 * @throws with what a server said, when it does not start
 */
export async function startSystems(options: SystemsOptions): Promise<readonly System[]> {
  const { only, databases, keys, identity, dataFolder } = options;
  const start = async (
    name: string,
    args: readonly string[],
    environment: Environment,
    port: number,
  ): Promise<number> =>
    startServer(options.children, {
      name,
      args,
      environment: { ...environment, HOST: host, PORT: String(port) },
      readyUrl: `http://${host}:${port}/health/ready`,
      profileFolder: options.profileFolder,
    });

  const urls: Record<string, string> = {};
  const subgraphPids: number[] = [];
  if (only.some((key) => key === 'distributed' || key === 'stock' || key === 'hive')) {
    for (const name of subgraphNames) {
      const port = await freePort(host);
      const environment = { MONGODB_URI: databases[name], STATEMENT_PUBLIC_KEY: keys.publicKey };
      subgraphPids.push(await start(name, [dist('subgraphs', name, 'main.js')], environment, port));
      urls[name] = `http://${host}:${port}/graphql`;
    }
  }
  const common: Environment = {
    OIDC_ISSUER: identity.issuer,
    OIDC_AUDIENCE: identity.audience,
    OIDC_JWKS_URI: identity.jwksUri.href,
    STATEMENT_PRIVATE_KEY: keys.privateKey,
    STATEMENT_PUBLIC_KEY: keys.publicKey,
    SUBGRAPH_DEADLINE_MS: subgraphDeadline,
    SUBGRAPH_URLS: JSON.stringify(urls),
    DATABASE_URIS: JSON.stringify(databases),
  };
  const supergraphFile = writePeerSupergraph(supergraphSdl(), urls, dataFolder);

  const systems: System[] = [];
  for (const key of only) {
    const port = await freePort(host);
    const pid =
      key === 'hive'
        ? await start(key, hiveGatewayArguments(supergraphFile, host, port), { LOG_LEVEL: 'error' }, port)
        : await start(key, [dist('bench', 'servers', `${key}.js`)], common, port);
    const pids = key === 'in-process' || key === 'plain' ? [pid] : [pid, ...subgraphPids];
    systems.push({ key, url: `http://${host}:${port}/graphql`, pids, frontPid: pid });
  }
  return systems;
}

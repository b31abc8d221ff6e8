import { generateKeyPair } from 'jose';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { startDevelopmentIssuer } from '../../gateway/dev-issuer/dev-issuer.js';
import type { GraphiqlOptions } from '../../gateway/graphiql/plugin.js';
import type { RunningGateway } from '../../gateway/server.js';
import { startGateway } from '../../gateway/server.js';
import { httpSource } from '../../gateway/sources/http.js';
import { inProcessSource } from '../../gateway/sources/in-process.js';
import type { SubgraphSource } from '../../gateway/sources/source.js';
import { createMuseokorttiSubgraph } from '../../subgraphs/museokortti/service.js';
import { createRegisterSubgraph } from '../../subgraphs/register/service.js';
import type { Clock } from '../../subgraphs/shared/clock.js';
import { systemClock } from '../../subgraphs/shared/clock.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { listen } from '../../subgraphs/shared/runtime/http.js';
import type { Subgraph, SubgraphName } from '../../subgraphs/shared/runtime/subgraph.js';
import { createTrainingSubgraph } from '../../subgraphs/training/service.js';
import { withDatabases } from '../../tools/seed/databases.js';
import { seedDemoData } from '../../tools/seed/seed-demo-data.js';
import type { GraphQLClient } from './client.js';
import { graphqlClient } from './client.js';
import type { TestDatabases } from './database.js';
import { createTestDatabases } from './database.js';

/** All in one process, or HTTP between the gateway and the subgraphs. */
export const topologies = ['in-process', 'distributed'] as const;
export type Topology = (typeof topologies)[number];

export interface StackOptions {
  readonly topology?: Topology;
  /** Synthetic people beside those of the personas; 20 unless told. */
  readonly persons?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly subgraphDeadlineMilliseconds?: number;
  /** Serves GraphiQL too; its page must be built. */
  readonly graphiql?: GraphiqlOptions;
  /** Puts something between the gateway and a subgraph, such as a fault. */
  readonly wrapSource?: (source: SubgraphSource) => SubgraphSource;
}

/** The whole product on databases of its own, with demo data. */
export interface Stack extends GraphQLClient {
  readonly url: string;
  readonly databases: TestDatabases;
  readonly subgraphs: Readonly<Record<SubgraphName, Subgraph>>;
  /** Where each subgraph listens; only when distributed. */
  readonly subgraphUrls: Readonly<Partial<Record<SubgraphName, string>>>;
  /** Takes a subgraph down for good, as when its process is killed; only when distributed. */
  kill(name: SubgraphName): Promise<void>;
  close(): Promise<void>;
}

/** Starts gateway, subgraphs and issuer on free ports, migrated and seeded. Call `close()` in `afterAll`. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { topology = 'in-process', persons = 20, clock = systemClock, logger = pino({ enabled: false }) } = options;
  const databases = await createTestDatabases();
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const service = { statementPublicKey: publicKey, clock, logger };
  const subgraphs = {
    register: await createRegisterSubgraph({ ...service, mongoUri: databases.register.uri }),
    museokortti: await createMuseokorttiSubgraph({ ...service, mongoUri: databases.museokortti.uri }),
    training: await createTrainingSubgraph({ ...service, mongoUri: databases.training.uri }),
  };
  const all = Object.values(subgraphs);
  await Promise.all(all.map((subgraph) => subgraph.migrate()));
  await seed(databases, persons, clock.now());

  const listening = topology === 'distributed' ? await listenAll(all, logger) : new Map<SubgraphName, Listening>();
  const sources = all.map((subgraph) => {
    const remote = listening.get(subgraph.name);
    const source = remote
      ? httpSource({ name: subgraph.name, url: new URL('/graphql', remote.url) })
      : inProcessSource(subgraph);
    return options.wrapSource?.(source) ?? source;
  });
  const issuer = await startDevelopmentIssuer(clock);
  const gateway: RunningGateway = await startGateway({
    supergraphSdl: readFileSync(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8'),
    sources,
    statementKey: privateKey,
    identity: issuer,
    clock,
    logger,
    ...(options.graphiql && { graphiql: options.graphiql }),
    ...(options.subgraphDeadlineMilliseconds !== undefined && {
      subgraphDeadlineMilliseconds: options.subgraphDeadlineMilliseconds,
    }),
  });

  return {
    ...graphqlClient(gateway.url),
    url: gateway.url,
    databases,
    subgraphs,
    subgraphUrls: Object.fromEntries([...listening].map(([name, { url }]) => [name, url])),
    kill: async (name) => {
      const remote = listening.get(name);
      if (!remote) throw new Error(`${name} does not listen: start the stack distributed`);
      listening.delete(name);
      await remote.close();
    },
    close: async () => {
      await gateway.close();
      await issuer.close();
      await Promise.all([...listening.values()].map((remote) => remote.close()));
      await Promise.all(all.map((subgraph) => subgraph.close()));
      await databases.drop();
    },
  };
}

type Listening = Awaited<ReturnType<typeof listen>>;

async function listenAll(subgraphs: readonly Subgraph[], logger: Logger): Promise<Map<SubgraphName, Listening>> {
  const started = await Promise.all(
    subgraphs.map(async (subgraph): Promise<[SubgraphName, Listening]> => [
      subgraph.name,
      await listen(subgraph, { host: '127.0.0.1', port: 0, logger }),
    ]),
  );
  return new Map(started);
}

async function seed({ register, museokortti, training }: TestDatabases, persons: number, now: Date): Promise<void> {
  const uris = { register: register.uri, museokortti: museokortti.uri, training: training.uri };
  await withDatabases(uris, (databases) => seedDemoData({ databases, persons, seed: 1, now }));
}

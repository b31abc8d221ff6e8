import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importPKCS8, importSPKI } from 'jose';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { DevelopmentIssuer } from '../../gateway/dev-issuer/dev-issuer.js';
import { startDevelopmentIssuer } from '../../gateway/dev-issuer/dev-issuer.js';
import { graphiqlFolders } from '../../gateway/graphiql-folders.js';
import { startGateway } from '../../gateway/server.js';
import { inProcessSource } from '../../gateway/sources/in-process.js';
import { createMuseokorttiSubgraph } from '../../subgraphs/museokortti/service.js';
import { createRegisterSubgraph } from '../../subgraphs/register/service.js';
import { readRegisterSettings } from '../../subgraphs/register/config.js';
import { readVisitSettings } from '../../subgraphs/museokortti/config.js';
import { systemClock } from '../../subgraphs/shared/clock.js';
import type { Environment } from '../../subgraphs/shared/environment.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import type { Subgraph } from '../../subgraphs/shared/runtime/subgraph.js';
import { createTrainingSubgraph } from '../../subgraphs/training/service.js';
import type { Closers } from './closers.js';
import { httpAddress } from './free-port.js';
import type { DatabaseUris } from './service-databases.js';
import type { StackSettings } from './settings.js';
import type { StatementKeys } from './statement-keys.js';
import type { Topology } from './topology.js';

export interface ServiceOptions {
  readonly settings: StackSettings;
  readonly environment: Environment;
  readonly databases: DatabaseUris;
  readonly keys: StatementKeys;
  readonly closers: Closers;
}

const signing = 'EdDSA';
/** Where the logs go: standard output is for the steps and the `ready` line. */
const standardError = 2;

/** All services in this process: subgraphs are executed without HTTP between. */
export function coLocatedServices(options: ServiceOptions): Topology {
  const logger = pino({ level: options.settings.gateway.logLevel }, pino.destination(standardError));
  let subgraphs: readonly Subgraph[] = [];
  return {
    description: 'subgraphs register, museokortti and training in this process',
    startSubgraphs: async () => {
      subgraphs = await startSubgraphs(options, logger);
    },
    startGateway: () => startCoLocatedGateway(options, subgraphs, logger),
  };
}

async function startSubgraphs(options: ServiceOptions, logger: Logger): Promise<readonly Subgraph[]> {
  const { environment, databases, keys, closers } = options;
  const statementPublicKey = await importSPKI(keys.publicKey, signing);
  const common = { statementPublicKey, clock: systemClock, logger };
  const creating = [
    createRegisterSubgraph({ ...common, mongoUri: databases.register, settings: readRegisterSettings(environment) }),
    createMuseokorttiSubgraph({
      ...common,
      mongoUri: databases.museokortti,
      visitSettings: readVisitSettings(environment),
    }),
    createTrainingSubgraph({ ...common, mongoUri: databases.training }),
  ];
  return Promise.all(
    creating.map(async (created) => {
      const subgraph = await created;
      await closers.add(() => subgraph.close());
      await subgraph.migrate();
      return subgraph;
    }),
  );
}

async function startCoLocatedGateway(
  { settings: { gateway }, keys, closers }: ServiceOptions,
  subgraphs: readonly Subgraph[],
  logger: Logger,
): Promise<string> {
  const running = await startGateway({
    supergraphSdl: await readFile(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8'),
    sources: subgraphs.map(inProcessSource),
    statementKey: await importPKCS8(keys.privateKey, signing),
    identity: gateway.identity ?? (await developmentIssuer(closers)),
    host: gateway.host,
    port: gateway.port,
    subgraphDeadlineMilliseconds: gateway.subgraphDeadlineMilliseconds,
    maximumTokenAgeSeconds: gateway.maximumTokenAgeSeconds,
    corsOrigins: gateway.corsOrigins,
    graphiql: graphiqlFolders,
    clock: systemClock,
    logger,
  });
  await closers.add(() => running.close());
  return httpAddress(gateway.host, new URL(running.url).port || '80');
}

async function developmentIssuer(closers: Closers): Promise<DevelopmentIssuer> {
  const issuer = await startDevelopmentIssuer(systemClock);
  await closers.add(() => issuer.close());
  return issuer;
}

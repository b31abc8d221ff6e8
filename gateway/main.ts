import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../subgraphs/shared/clock.js';
import { errorCode } from '../subgraphs/shared/error-code.js';
import { repositoryRoot } from '../subgraphs/shared/paths.js';
import { StartupError } from '../subgraphs/shared/startup-error.js';
import { readDistributedSettings, readGatewaySettings } from './config.js';
import type { DevelopmentIssuer } from './dev-issuer/dev-issuer.js';
import { graphiqlFolders } from './graphiql-folders.js';
import { isDevelopmentIssuer } from './identity.js';
import { startGateway } from './server.js';
import { httpSource } from './sources/http.js';

/** The gateway as a process of its own, its subgraphs behind HTTP. A start that fails says why in one line and ends with 1. */
async function main(): Promise<void> {
  const settings = readGatewaySettings(process.env);
  const { subgraphUrls, statementKey } = await readDistributedSettings(process.env);
  const logger = pino({ level: settings.logLevel });
  const identity = settings.identity ?? (await developmentIssuer());
  const gateway = await startGateway({
    supergraphSdl: await readFile(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8'),
    sources: Object.entries(subgraphUrls).map(([name, url]) => httpSource({ name, url })),
    statementKey,
    identity,
    host: settings.host,
    port: settings.port,
    subgraphDeadlineMilliseconds: settings.subgraphDeadlineMilliseconds,
    maximumTokenAgeSeconds: settings.maximumTokenAgeSeconds,
    corsOrigins: settings.corsOrigins,
    graphiql: graphiqlFolders,
    clock: systemClock,
    logger,
  });
  logger.info({ service: 'gateway', url: gateway.url }, 'listening');

  const stop = async (): Promise<void> => {
    await gateway.close();
    if (isDevelopmentIssuer(identity)) await identity.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** Loaded where it is wanted alone: its packages are no part of the image that production runs. */
async function developmentIssuer(): Promise<DevelopmentIssuer> {
  const { startDevelopmentIssuer } = await import('./dev-issuer/dev-issuer.js');
  return startDevelopmentIssuer(systemClock);
}

function describe(error: unknown): string {
  if (error instanceof StartupError) return error.message;
  if (errorCode(error) === 'EADDRINUSE') {
    return 'The port is taken. Set PORT to another one, or stop what listens there.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
});

import type { Environment } from '../../subgraphs/shared/environment.js';
import type { Closers } from './closers.js';
import { holdDataFolder, openDatabases } from './data.js';
import { requireFreePort } from './free-port.js';
import { readStackSettings } from './settings.js';
import { statementKeys } from './statement-keys.js';
import type { ShowStep } from './steps.js';

export interface StackOptions {
  readonly environment: Environment;
  /** One process per service and HTTP between them; otherwise all in this process. */
  readonly distributed: boolean;
  /** From empty data. */
  readonly reset: boolean;
  readonly closers: Closers;
  readonly showStep: ShowStep;
  /** Told the reason when a part of the running stack ends without being asked to. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Starts everything on one machine: database, subgraphs, demo data, gateway. What is started is closed by the closers, the gateway first.
 *
 * @returns the address of the GraphQL endpoint
 * @throws StartupError for what the person who starts can mend
 */
export async function startStack(options: StackOptions): Promise<string> {
  const { environment, distributed, closers, showStep, onFailure } = options;
  const settings = readStackSettings(environment);
  const { host, port } = settings.gateway;
  // Before anything is made on the disk.
  await requireFreePort(host, port);
  const held = await holdDataFolder(settings.dataFolder, closers);
  let loading: ReturnType<typeof loadServices> | undefined;
  const load = (): ReturnType<typeof loadServices> => (loading ??= loadServices(distributed));
  // A defect in a module is told when it is waited for.
  const loadMeanwhile = (): void => void load().catch(() => undefined);
  const [keys, databases] = await Promise.all([
    statementKeys(settings.statementPrivateKey, held.secrets),
    showStep(
      'database',
      (report) => openDatabases({ ...options, settings, held, report, onLaunched: loadMeanwhile }),
      ({ description }) => description,
    ),
  ]);
  const { topologyOf, makeDemoData } = await load();
  const topology = topologyOf({
    settings,
    environment,
    databases: databases.uris,
    keys,
    closers,
    children: held.children,
    onFailure,
  });
  await showStep(
    'subgraphs',
    () => topology.startSubgraphs(),
    () => topology.description,
  );
  await showStep(
    'demo data',
    (report) =>
      settings.isProduction
        ? Promise.resolve('no demo data in production')
        : makeDemoData(databases.uris, settings.demoPersons, report),
    (outcome) => outcome,
  );
  const url = await showStep(
    'gateway',
    () => topology.startGateway(),
    () => 'gateway',
  );
  return `${url}/graphql`;
}

/** The modules of the topology that was chosen, and no other: in one process they are a second's work, while the database starts. */
async function loadServices(distributed: boolean) {
  const [topologyOf, { makeDemoData }] = await Promise.all([
    distributed
      ? import('./service-processes.js').then(({ separateServices }) => separateServices)
      : import('./services.js').then(({ coLocatedServices }) => coLocatedServices),
    import('./demo-data.js'),
  ]);
  return { topologyOf, makeDemoData };
}

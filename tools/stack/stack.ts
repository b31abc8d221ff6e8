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
  const load = (): ReturnType<typeof loadServices> => (loading ??= loadServices());
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
  const [services, processes, { makeDemoData }] = await load();
  const shared = {
    settings,
    environment,
    databases: databases.uris,
    keys,
    closers,
    children: held.children,
    onFailure,
  };

  const topology = distributed ? processes.separateServices(shared) : services.coLocatedServices(shared);
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

/** A second's work for a processor, which has nothing else to do while the database starts. */
function loadServices() {
  return Promise.all([import('./services.js'), import('./service-processes.js'), import('./demo-data.js')]);
}

import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Environment } from '../../subgraphs/shared/environment.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import type { Child, ChildProcesses } from './child-processes.js';
import type { Closers } from './closers.js';
import { freePort, httpAddress } from './free-port.js';
import { keepRunning, type ServiceRun } from './keep-running.js';
import { serviceNames, type DatabaseUris, type ServiceName } from './service-databases.js';
import type { StackSettings } from './settings.js';
import type { StatementKeys } from './statement-keys.js';
import type { Topology } from './topology.js';

export interface ProcessOptions {
  readonly settings: StackSettings;
  readonly environment: Environment;
  readonly databases: DatabaseUris;
  readonly keys: StatementKeys;
  readonly children: ChildProcesses;
  readonly closers: Closers;
  /** Told the reason when the gateway ends without being asked to, or a subgraph does again and again. */
  readonly onFailure: (error: unknown) => void;
}

const privateHost = '127.0.0.1';
const readyWithinMs = 60_000;
const betweenLooks = 50;
/** Longer than the ten seconds that a service gives its requests under way. */
const stopWithinMs = 15_000;

/** Each service in a process of its own, as docker-compose.yml runs them; each subgraph migrates its own database. */
export function separateServices(options: ProcessOptions): Topology {
  let urls: SubgraphUrls | undefined;
  return {
    description: 'subgraphs register, museokortti and training, each a process',
    startSubgraphs: async () => {
      urls = await startSubgraphProcesses(options);
    },
    startGateway: () => {
      if (!urls) throw new Error('the subgraphs have not been started');
      return startGatewayProcess(options, urls);
    },
  };
}

interface ServiceProcess {
  readonly name: string;
  /** Below `dist/`. */
  readonly script: readonly string[];
  /** The settings that are this service's and no other's. */
  readonly own: Readonly<Record<string, string>> & { readonly HOST: string; readonly PORT: string };
}

/** Their GraphQL endpoints. */
type SubgraphUrls = Readonly<Record<ServiceName, string>>;

async function startSubgraphProcesses(options: ProcessOptions): Promise<SubgraphUrls> {
  const [register, museokortti, training] = await Promise.all(
    serviceNames.map(async (name, index) => {
      const port = await freePort(privateHost, preferredPort(options.settings, index + 1));
      const subgraph: ServiceProcess = {
        name,
        script: ['subgraphs', name, 'main.js'],
        own: {
          HOST: privateHost,
          PORT: String(port),
          MONGODB_URI: options.databases[name],
          STATEMENT_PUBLIC_KEY: options.keys.publicKey,
        },
      };
      // Meanwhile it costs its own part; the gateway says so at each of its fields, and finds it again at its address.
      await keepRunning({
        name,
        start: () => startProcess(options, subgraph),
        closers: options.closers,
        tell: (line) => process.stderr.write(`${line}\n`),
        onGivenUp: options.onFailure,
      });
      return `${httpAddress(privateHost, port)}/graphql`;
    }),
  );
  return { register: register ?? '', museokortti: museokortti ?? '', training: training ?? '' };
}

async function startGatewayProcess(options: ProcessOptions, subgraphUrls: SubgraphUrls): Promise<string> {
  const { gateway } = options.settings;
  const port = gateway.port === 0 ? await freePort(gateway.host) : gateway.port;
  const run = await startProcess(options, {
    name: 'gateway',
    script: ['gateway', 'main.js'],
    own: {
      HOST: gateway.host,
      PORT: String(port),
      REGISTER_URL: subgraphUrls.register,
      MUSEOKORTTI_URL: subgraphUrls.museokortti,
      TRAINING_URL: subgraphUrls.training,
      STATEMENT_PRIVATE_KEY: options.keys.privateKey,
    },
  });
  let stopping = false;
  await options.closers.add(() => {
    stopping = true;
    return run.stop();
  });
  await run.ready;
  // Without it nothing can be asked, and the tokens of its development issuer are gone: there is nothing to go on with.
  void run.ended.then((error) => {
    if (!stopping) options.onFailure(error);
  });
  return httpAddress(gateway.host, port);
}

/** Beside the gateway's own, so that nobody has to look for them; 0 when that is any. */
function preferredPort({ gateway }: StackSettings, offset: number): number {
  return gateway.port === 0 ? 0 : Math.min(gateway.port + offset, 65_535);
}

/** Starts a service's process. It is not ready yet. */
async function startProcess(
  { children, environment, settings }: ProcessOptions,
  { name, script, own }: ServiceProcess,
): Promise<ServiceRun> {
  const child = await children.start(
    name,
    process.execPath,
    ['--enable-source-maps', join(repositoryRoot, 'dist', ...script)],
    {
      cwd: repositoryRoot,
      env: { ...publicSettings(environment), LOG_LEVEL: settings.gateway.logLevel, ...own },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lastLine = collectOutput(child);
  const ended = child.ended.then(() => failure(name, lastLine()));
  const ready = Promise.race([
    untilReady(name, `${httpAddress(own.HOST, own.PORT)}/health/ready`),
    ended.then((error) => {
      throw error;
    }),
  ]);
  // Who stops it at once does not wait for it.
  ready.catch(() => undefined);
  return { ready, ended, stop: () => child.stop(stopWithinMs) };
}

/** What the launcher itself was told, without the secrets that are another service's. */
function publicSettings(environment: Environment): Record<string, string> {
  const secret = /^(MONGODB_URI|STATEMENT_|DATA_DIR)/;
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || secret.test(name) ? [] : [[name, value]],
    ),
  );
}

/** Passes a service's logs on, and keeps the end of what it says for the case that it fails. */
function collectOutput(child: Child): () => string {
  let end = '';
  for (const stream of [child.process.stdout, child.process.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      end = (end + chunk.toString()).slice(-4_000);
    });
  }
  return () => end.trim().split('\n').at(-1) ?? '';
}

function failure(name: string, lastLine: string): StartupError {
  return new StartupError(
    'SERVICE_ENDED',
    `The service ${name} ended by itself${lastLine === '' ? '' : `: ${lastLine}`}.`,
    'Mend what it says, then start again.',
  );
}

async function untilReady(name: string, url: string): Promise<void> {
  const until = performance.now() + readyWithinMs;
  while (performance.now() < until) {
    const ready = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await setTimeout(betweenLooks);
  }
  throw new StartupError(
    'SERVICE_NOT_READY',
    `The service ${name} was not ready within ${readyWithinMs / 1000} seconds.`,
    'Look at its log above, or start it with LOG_LEVEL=info.',
  );
}

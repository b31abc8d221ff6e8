import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSecretFiles } from '../../tools/compose/secret-files.js';
import { freePort } from '../../tools/stack/free-port.js';
import type { Service } from './compose-file.js';
import { interpolate, readComposeFile, startOrder } from './compose-file.js';
import { runDatabaseContainer } from './database-container.js';
import type { TestIdentityProvider } from './identity-provider.js';
import { startIdentityProvider } from './identity-provider.js';
import type { Image } from './image.js';
import { layOutImage } from './image.js';
import type { RunningProcess } from '../setup/process.js';
import { run, until } from '../setup/process.js';

/** docker-compose.yml, running as processes of this machine. */
export interface ComposeStack {
  readonly provider: TestIdentityProvider;
  /** By the names of the services. */
  readonly processes: Readonly<Record<string, RunningProcess>>;
  /** Where a service listens. */
  url(service: string): string;
  /** Exit code of the service's health check. */
  checkHealth(service: string): Promise<number | null>;
  /** Runs a service's command another time, to its end, with some of its environment changed. */
  again(
    service: string,
    changed?: Readonly<Record<string, string>>,
  ): Promise<{ readonly exitCode: number | null; readonly output: string }>;
  /** What a service reads of a secret. */
  secret(name: string): Promise<string>;
  /** All that the processes have written. */
  output(): string;
  close(): Promise<void>;
}

/**
 * Starts the services of docker-compose.yml in their order, each when those that it depends on are as it says: its command, its environment and nothing
 * besides, in the image's file system. Only what a container network does is translated: a service's name and port are a free port of this machine, all
 * addresses of a container are the loopback one, and `/run/secrets` is a folder.
 */
export async function startComposeStack(): Promise<ComposeStack> {
  const folder = await mkdtemp(join(tmpdir(), 'compose-'));
  const file = readComposeFile();
  const processes: Record<string, RunningProcess> = {};
  const provider = await startIdentityProvider(folder);
  const close = async (): Promise<void> => {
    for (const process of Object.values(processes)) process.kill();
    await Promise.all(Object.values(processes).map(({ ended }) => ended));
    await provider.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const image = await layOutImage(join(folder, 'app'));
    const translate = await networkOf(file.services);
    const secretsFolder = await mountSecrets(folder, translate);
    const container = (name: string): Container => {
      const service = file.services[name];
      if (!service) throw new Error(`there is no service ${name}`);
      return containerOf(name, service, { image, secretsFolder, provider, translate });
    };
    const checkHealth = (name: string): Promise<number | null> => {
      const [, ...command] = file.services[name]?.healthcheck?.test ?? [];
      return container(name).run(command).ended;
    };
    for (const name of startOrder(file)) {
      const service = file.services[name];
      if (!service) continue;
      for (const [needed, { condition }] of Object.entries(service.depends_on)) {
        const before = processes[needed];
        if (!before) throw new Error(`${needed} has not been started`);
        // The database is reached by then: its own health check is a program of its image.
        if (condition === 'service_completed_successfully') await requireSuccess(before);
        else if (needed !== 'mongodb') await until(async () => (await checkHealth(needed)) === 0, before);
      }
      processes[name] =
        name === 'mongodb'
          ? await startDatabase(folder, service, container(name))
          : container(name).run(service.command);
    }
    const gateway = processes['gateway'];
    if (gateway) await until(async () => (await checkHealth('gateway')) === 0, gateway);
    return {
      provider,
      processes,
      url: (name) => `http://127.0.0.1:${container(name).port}`,
      checkHealth,
      again: async (name, changed) => {
        const process = container(name).run(file.services[name]?.command ?? [], changed);
        return { exitCode: await process.ended, output: process.output() };
      },
      secret: (name) => readFile(join(secretsFolder, name), 'utf8'),
      output: () =>
        Object.values(processes)
          .map((process) => process.output())
          .join(''),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where MongoDB listens in its container. */
const databasePort = '27017';

type Translate = (text: string) => string;

/** Gives each service a free port, and a function that puts it where the service's name and port are written. */
async function networkOf(services: Readonly<Record<string, Service>>): Promise<Translate> {
  const addresses: (readonly [RegExp, string])[] = [];
  for (const [name, { environment }] of Object.entries(services)) {
    const port = environment['PORT'] ?? databasePort;
    addresses.push([new RegExp(`\\b${name}:${port}(?![\\w-])`, 'g'), `127.0.0.1:${await freePort('127.0.0.1')}`]);
  }
  return (text) => addresses.reduce((done, [pattern, address]) => done.replaceAll(pattern, address), text);
}

/** The secrets as `tools/compose/secrets.js` makes them, the addresses in them translated. */
async function mountSecrets(folder: string, translate: Translate): Promise<string> {
  const made = join(folder, 'secrets');
  const mounted = join(folder, 'run-secrets');
  await writeSecretFiles(made);
  await mkdir(mounted, { mode: 0o700 });
  for (const name of await readdir(made)) {
    await writeFile(join(mounted, name), translate(await readFile(join(made, name), 'utf8')), { mode: 0o444 });
  }
  return mounted;
}

interface Container {
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  run(command: readonly string[], changed?: Readonly<Record<string, string>>): RunningProcess;
}

interface Surroundings {
  readonly image: Image;
  readonly secretsFolder: string;
  readonly provider: TestIdentityProvider;
  readonly translate: Translate;
}

function containerOf(
  name: string,
  service: Service,
  { image, secretsFolder, provider, translate }: Surroundings,
): Container {
  const variables = {
    OIDC_ISSUER: provider.issuer,
    OIDC_AUDIENCE: provider.audience,
    OIDC_JWKS_URI: provider.jwksUri,
  };
  const translated = (value: string): string =>
    translate(interpolate(value, variables).replace('/run/secrets/', `${secretsFolder}/`));
  const environment = Object.fromEntries(
    Object.entries(service.environment).map(([name, value]) => [name, translated(value)]),
  );
  const port = portOf(name, service, translate);
  const env = {
    ...image.environment,
    ...environment,
    ...(environment['PORT'] !== undefined && { HOST: '127.0.0.1', PORT: String(port) }),
    // The provider's certificate is of no authority that a machine knows by itself.
    NODE_EXTRA_CA_CERTS: provider.certificateFile,
  };
  return {
    port,
    environment,
    run: ([program, ...args], changed = {}) => {
      if (program !== 'node') throw new Error(`the image runs node, not ${program ?? 'nothing'}`);
      return run([process.execPath, ...args], { cwd: image.folder, env: { ...env, ...changed } });
    },
  };
}

/** The port that the network gave a service. */
function portOf(name: string, { environment }: Service, translate: Translate): number {
  return Number(translate(`${name}:${environment['PORT'] ?? databasePort}`).split(':')[1]);
}

async function startDatabase(
  folder: string,
  service: Service,
  { port, environment }: Container,
): Promise<RunningProcess> {
  // As the command does: the server refuses a key file that others may read.
  const keyFile = join(folder, 'keyfile');
  await copyFile(join(folder, 'run-secrets', 'mongodb-keyfile'), keyFile);
  await chmod(keyFile, 0o400);
  const command = service.command.flatMap((part) => part.trim().split(/\s+/));
  return runDatabaseContainer({ folder, port, environment, command, keyFile });
}

async function requireSuccess(process: RunningProcess): Promise<void> {
  if ((await process.ended) !== 0) throw new Error(`the process failed:\n${process.output()}`);
}

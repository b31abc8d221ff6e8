import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';

export interface Launcher {
  readonly process: ChildProcess;
  /** The endpoint of the `ready` line. @throws Error with the output when the launcher ended instead */
  readonly ready: Promise<string>;
  /** Resolves when the launcher has ended. */
  readonly ended: Promise<{ readonly exitCode: number | null; readonly output: string; readonly errors: string }>;
}

/** What `npm start` runs, on a data folder and a port of its own, with few people. */
export function launch(
  dataFolder: string,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Launcher {
  const command = [process.execPath, join(repositoryRoot, 'tools', 'run.mjs'), 'start', ...args];
  return launchBy(command, dataFolder, environment);
}

/** `npm start` itself: the process is npm's, the launcher is the one below its shell. It has ended when both have. */
export function launchByNpm(dataFolder: string, args: readonly string[] = []): Launcher {
  return launchBy(['npm', 'start', '--', ...args], dataFolder, {});
}

function launchBy(
  [program = '', ...args]: readonly string[],
  dataFolder: string,
  environment: NodeJS.ProcessEnv,
): Launcher {
  const child = spawn(program, args, {
    cwd: repositoryRoot,
    env: { ...withoutSettings(process.env), DATA_DIR: dataFolder, PORT: '0', DEMO_PERSONS: '20', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /^ready (\S+)\n$/m.exec(output)?.[1];
      if (url) resolve(url);
    });
    child.once('close', () => reject(new Error(`the launcher ended:\n${output}${errors}`)));
  });
  // Who waits for the end alone is not told of the beginning.
  ready.catch(() => undefined);
  const ended = once(child, 'close').then(() => ({ exitCode: child.exitCode, output, errors }));
  return { process: child, ready, ended };
}

/** What the person in front of a refused start reads. */
export async function refusal(launcher: Launcher): Promise<string> {
  const { exitCode, errors } = await launcher.ended;
  expect(exitCode).toBe(1);
  // What was installed or built first is told too.
  return errors.replaceAll(/^(?:✔|installing).*\n/gm, '');
}

export async function query(endpoint: string, persona: string, document: string): Promise<unknown> {
  const issued = await post(new URL('/dev/token', endpoint).href, { persona });
  const { access_token: token } = issued as { access_token: string };
  return post(endpoint, { query: document }, { authorization: `Bearer ${token}` });
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** Nothing of the environment of the tests may decide what a launcher does. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const settings = /^(HOST|PORT|DATA_DIR|MONGODB_URI|STATEMENT_|OIDC_|NODE_ENV|LOG_LEVEL|DEMO_)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !settings.test(name)));
}

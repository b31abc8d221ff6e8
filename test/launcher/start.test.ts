import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { launch, launchByNpm, query, refusal, type Launcher } from './launcher.js';

// A database is started several times in each of these.
jest.setTimeout(240_000);

const across = '{ me { customerNumber cards { nodes { number } } enrolments { nodes { state } } } }';

/** Each test goes on with the data that the one before it left: what is made once is found again by all the others. */
describe.each([
  ['in one process', []],
  ['one process per service', ['--distributed']],
])('npm start, %s', (_topology, args) => {
  let folder: string;
  let launchers: Launcher[];
  /** What the first run answered. */
  let answer: unknown;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'launcher-'));
  });

  beforeEach(() => {
    launchers = [];
  });

  afterEach(async () => {
    for (const launcher of launchers) {
      launcher.process.kill('SIGTERM');
      await launcher.ended;
    }
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function start(by = launch, more: readonly string[] = []): Launcher {
    const launcher = by(folder, [...args, ...more]);
    launchers.push(launcher);
    return launcher;
  }

  it('ends with the ready line, joins three subgraphs, refuses a second run, and stops on Ctrl-C with 0', async () => {
    const first = start();
    answer = await query(await first.ready, 'person', across);
    expect(answer).toMatchObject({
      data: {
        me: {
          customerNumber: expect.stringMatching(/^\d{12}$/) as string,
          cards: { nodes: expect.arrayContaining([{ number: expect.any(String) as string }]) as object[] },
          enrolments: { nodes: expect.arrayContaining([{ state: expect.any(String) as string }]) as object[] },
        },
      },
    });
    expect(await refusal(launch(folder, args))).toMatch(
      new RegExp(
        `^The data folder .* is in use by another run \\(process ${first.process.pid ?? 0}\\)\\. Stop that run, .*\n$`,
      ),
    );
    await traces(folder, (kept) => kept.insertOne({}));
    const processes = await processesOf(folder);
    first.process.kill('SIGINT');
    const { exitCode, output, errors } = await first.ended;
    expect({ exitCode, errors: errors.replaceAll(/^✔.*\n/gm, '') }).toEqual({ exitCode: 0, errors: '' });
    expect(output.trimEnd().split('\n').at(-1)).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    expect(processes.filter(isAlive)).toEqual([]);
  });

  it('has the same data again, and starts at once after a kill -9: no orphan is in its way', async () => {
    const killed = start();
    expect(await query(await killed.ready, 'person', across)).toEqual(answer);
    const processes = await processesOf(folder);
    killed.process.kill('SIGKILL');
    await killed.ended;

    const next = start();
    expect(await query(await next.ready, 'person', across)).toEqual(answer);
    expect(processes.filter(isAlive)).toEqual([]);
    expect(await traces(folder, (kept) => kept.countDocuments())).toBe(1);
  });

  it('empties the data with --reset, and ends with all that it started when npm is killed', async () => {
    const byNpm = start(launchByNpm, ['--reset']);
    await byNpm.ready;
    expect(await traces(folder, (kept) => kept.countDocuments())).toBe(0);

    const processes = [...(await processesOf(folder)), await holderOf(folder)];
    byNpm.process.kill('SIGKILL');
    await byNpm.ended;
    expect(processes.filter(isAlive)).toEqual([]);
    // It has stopped everything itself: nothing is left to a next run.
    await expect(stat(join(folder, 'run.lock'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('npm start --distributed', () => {
  let folder: string;
  let launcher: Launcher;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'launcher-'));
    launcher = launch(folder, ['--distributed']);
    await launcher.ready;
  });

  afterAll(async () => {
    launcher.process.kill('SIGTERM');
    await launcher.ended;
    await rm(folder, { recursive: true, force: true });
  });

  it('starts a subgraph again whose process was killed: its part is lost, and comes back by itself', async () => {
    const url = await launcher.ready;
    const whole = await query(url, 'person', across);
    const killed = await processOf('museokortti');
    process.kill(killed, 'SIGKILL');
    expect(await untilAnswer(url, ({ errors }) => errors !== undefined)).toMatchObject({
      data: { me: { cards: null, enrolments: { nodes: expect.any(Array) as unknown[] } } },
      errors: [{ path: ['me', 'cards'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
    expect(await untilAnswer(url, ({ errors }) => errors === undefined)).toEqual(whole);
    expect(await processOf('museokortti')).not.toBe(killed);
  });

  /** Asks until the answer is so; the test's own limit is the patience. */
  async function untilAnswer(url: string, isSo: (answer: { errors?: unknown }) => boolean): Promise<unknown> {
    for (;;) {
      const answer = (await query(url, 'person', across)) as { errors?: unknown };
      if (isSo(answer)) return answer;
    }
  }

  /** The process of the run that runs a subgraph. */
  async function processOf(subgraph: string): Promise<number> {
    for (const pid of await processesOf(folder)) {
      const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
      if (command.includes(join('subgraphs', subgraph, 'main.js'))) return pid;
    }
    throw new Error(`no process runs ${subgraph}`);
  }
});

/** Uses a collection in the register's database that no service knows. */
async function traces<T>(folder: string, use: (traces: mongo.Collection) => Promise<T>): Promise<T> {
  const { port } = JSON.parse(await readFile(join(folder, 'mongodb.json'), 'utf8')) as { port: number };
  const password = await readFile(join(folder, 'secrets', 'mongodb-register'), 'utf8');
  const uri = `mongodb://register:${password}@127.0.0.1:${port}/register`;
  const client = await new mongo.MongoClient(uri).connect();
  try {
    return await use(client.db().collection('traces'));
  } finally {
    await client.close();
  }
}

interface Lock {
  readonly pid: number;
  readonly children: readonly { readonly pid: number }[];
}

async function readLock(folder: string): Promise<Lock> {
  return JSON.parse(await readFile(join(folder, 'run.lock'), 'utf8')) as Lock;
}

/** The launcher's own process. */
async function holderOf(folder: string): Promise<number> {
  return (await readLock(folder)).pid;
}

/** The processes that the launcher has started. */
async function processesOf(folder: string): Promise<readonly number[]> {
  return (await readLock(folder)).children.map(({ pid }) => pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

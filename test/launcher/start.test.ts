import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { launch, query, refusal, type Launcher } from './launcher.js';

// A database is started several times in each of these.
jest.setTimeout(240_000);

const across = '{ me { customerNumber cards { nodes { number } } enrolments { nodes { state } } } }';

describe.each([
  ['in one process', []],
  ['one process per service', ['--distributed']],
])('npm start, %s', (_topology, args) => {
  let folder: string;
  let launchers: Launcher[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'launcher-'));
    launchers = [];
  });

  afterEach(async () => {
    for (const launcher of launchers) {
      launcher.process.kill('SIGTERM');
      await launcher.ended;
    }
    await rm(folder, { recursive: true, force: true });
  });

  function start(more: readonly string[] = []): Launcher {
    const launcher = launch(folder, [...args, ...more]);
    launchers.push(launcher);
    return launcher;
  }

  it('ends with the ready line, joins three subgraphs, stops on Ctrl-C with 0, and has the same data again', async () => {
    const first = start();
    const answer = await query(await first.ready, 'person', across);
    expect(answer).toMatchObject({
      data: {
        me: {
          customerNumber: expect.stringMatching(/^\d{12}$/) as string,
          cards: { nodes: expect.arrayContaining([{ number: expect.any(String) as string }]) as object[] },
          enrolments: { nodes: expect.arrayContaining([{ state: expect.any(String) as string }]) as object[] },
        },
      },
    });
    const processes = await processesOf(folder);
    first.process.kill('SIGINT');
    const { exitCode, output, errors } = await first.ended;
    expect({ exitCode, errors: errors.replaceAll(/^✔.*\n/gm, '') }).toEqual({ exitCode: 0, errors: '' });
    expect(output.trimEnd().split('\n').at(-1)).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    expect(processes.filter(isAlive)).toEqual([]);

    expect(await query(await start().ready, 'person', across)).toEqual(answer);
  });

  it('starts at once after a kill -9 of the launcher: no orphan is in its way', async () => {
    const first = start();
    const answer = await query(await first.ready, 'person', across);
    const processes = await processesOf(folder);
    first.process.kill('SIGKILL');
    await first.ended;
    expect(await query(await start().ready, 'person', across)).toEqual(answer);
    expect(processes.filter(isAlive)).toEqual([]);
  });

  it('refuses a second run on the same data, and --reset empties it', async () => {
    const first = start();
    await first.ready;
    expect(await refusal(launch(folder, args))).toMatch(
      new RegExp(
        `^The data folder .* is in use by another run \\(process ${first.process.pid ?? 0}\\)\\. Stop that run, .*\n$`,
      ),
    );
    const trace = await leaveTrace();
    expect(await trace()).toBe(1);
    first.process.kill('SIGTERM');
    expect((await first.ended).exitCode).toBe(0);
    await start(['--reset']).ready;
    expect(await trace()).toBe(0);
  });

  /** Writes into the register's database, and counts what is there of it. */
  async function leaveTrace(): Promise<() => Promise<number>> {
    const use = async <T>(work: (traces: mongo.Collection) => Promise<T>): Promise<T> => {
      const { port } = JSON.parse(await readFile(join(folder, 'mongodb.json'), 'utf8')) as { port: number };
      const password = await readFile(join(folder, 'secrets', 'mongodb-register'), 'utf8');
      const uri = `mongodb://register:${password}@127.0.0.1:${port}/register`;
      const client = await new mongo.MongoClient(uri).connect();
      try {
        return await work(client.db().collection('traces'));
      } finally {
        await client.close();
      }
    };
    await use((traces) => traces.insertOne({}));
    return () => use((traces) => traces.countDocuments());
  }
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

async function processesOf(folder: string): Promise<readonly number[]> {
  const lock = JSON.parse(await readFile(join(folder, 'run.lock'), 'utf8')) as { children: { pid: number }[] };
  return lock.children.map(({ pid }) => pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

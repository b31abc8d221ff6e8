import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMongod } from '../../tools/mongo/binary.js';
import type { EmbeddedDatabase } from '../../tools/mongo/embedded.js';
import { startEmbeddedDatabase } from '../../tools/mongo/embedded.js';
import type { ChildProcesses } from '../../tools/stack/child-processes.js';
import { openSecrets } from '../../tools/stack/secrets.js';
import { keptLog } from '../setup/log.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';

const query = '{ me { email cards { totalCount } } courses { totalCount } }';
const unavailable = (field: string): object => ({
  message: 'The controller that holds this part cannot be reached; the rest of the answer stands.',
  path: [field],
  extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
});

describe('the database that dies under the running product', () => {
  const log = keptLog();
  let folder: string;
  let server: KillableServer;
  let stack: Stack;
  /** The caller statement of the last request. */
  let statement: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'database-down-'));
    server = await startServer(folder);
    // The databases of this stack are on this server, not on that of the run.
    process.env['TEST_MONGODB_ADMIN_URI'] = server.database.adminUri;
    stack = await startStack({
      topology: 'distributed',
      persons: 0,
      logger: log.logger,
      wrapSource: (source) => ({
        ...source,
        fetch: (request, deadline) => {
          statement = request.statement;
          return source.fetch(request, deadline);
        },
      }),
    });
  }, 90_000);
  afterAll(async () => {
    await stack.close();
    await server.database.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is told of by a code for each part, while the processes live', async () => {
    const changed = await stack.ask(
      'person',
      'mutation { updateContactDetails(input: { idempotencyKey: "acknowledged", email: "uusi@example.org" }) { person { email } userErrors { code } } }',
    );
    expect(changed.data).toEqual({
      updateContactDetails: { person: { email: 'uusi@example.org' }, userErrors: [] },
    });

    await server.kill();
    const answer = await stack.ask('person', query);
    expect(answer).toEqual({
      status: 200,
      data: { me: null, courses: null },
      errors: expect.arrayContaining([unavailable('me'), unavailable('courses')]) as unknown,
    });
    expect((await fetch(`${stack.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${stack.url}/health/ready`);
    expect({ status: ready.status, body: await ready.json() }).toMatchObject({
      status: 503,
      body: { subgraphs: { register: 'UNREACHABLE', museokortti: 'UNREACHABLE', training: 'UNREACHABLE' } },
    });
  });

  it('is masked by a subgraph itself, whose driver names its address', async () => {
    const request = { query: '{ courses { totalCount } }' };
    const answer = await stack.subgraphs.training.execute(request, statement);
    const [error] = answer.errors ?? [];
    expect(error).toMatchObject({
      message: expect.stringMatching(/^Unexpected error, logged as [0-9a-f-]{36}\.$/) as string,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    const { host } = new URL(server.database.adminUri);
    expect(JSON.stringify(answer)).not.toContain(host);
    expect(log.text()).not.toContain('uusi@example.org');
  });

  it('loses no change that was acknowledged, and is used again when it is back (P4)', async () => {
    server = await startServer(folder);
    while ((await fetch(`${stack.url}/health/ready`)).status !== 200);
    const answer = await stack.ask('person', query);
    expect(answer).toMatchObject({ data: { me: { email: 'uusi@example.org' } } });
    expect(answer.errors).toBeUndefined();
  }, 60_000);
});

interface KillableServer {
  readonly database: EmbeddedDatabase;
  /** As when the machine loses its power: nothing is flushed, nothing closed. */
  kill(): Promise<void>;
}

/** The server that `npm start` would run on this folder: the data stays, and the port too. */
async function startServer(dataFolder: string): Promise<KillableServer> {
  let kill = (): Promise<void> => Promise.resolve();
  const children: ChildProcesses = {
    start: async (name, program, args, options = {}) => {
      const child = spawn(program, args, options);
      const ended = once(child, 'exit').then(() => child.exitCode);
      await once(child, 'spawn');
      kill = async () => {
        child.kill('SIGKILL');
        await ended;
      };
      const stop = async (): Promise<void> => {
        child.kill('SIGTERM');
        await ended;
      };
      return { name, process: child, ended, stop };
    },
    close: () => Promise.resolve(),
  };
  const database = await startEmbeddedDatabase({
    dataFolder,
    secrets: await openSecrets(join(dataFolder, 'secrets')),
    binary: await findMongod({ environment: process.env }),
    children,
  });
  // Its end is asked for here.
  database.failed.catch(() => undefined);
  return { database, kill };
}

import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { freePort } from '../../tools/stack/free-port.js';
import { ensureBuilt } from '../setup/built.js';
import { graphqlClient } from '../setup/client.js';
import type { RunningProcess } from '../setup/process.js';
import { run, until } from '../setup/process.js';

describe('a gateway that is asked to end while it answers', () => {
  let gateway: RunningProcess | undefined;
  afterEach(async () => {
    gateway?.kill();
    await gateway?.ended;
  });

  it('answers what is under way, takes nothing new, and ends with 0', async () => {
    await ensureBuilt();
    const slow = await startSlowSubgraph();
    const port = await freePort('127.0.0.1');
    const url = `http://127.0.0.1:${port}`;
    gateway = run([process.execPath, join(repositoryRoot, 'dist', 'gateway', 'main.js')], {
      env: {
        PORT: String(port),
        REGISTER_URL: slow.url,
        MUSEOKORTTI_URL: slow.url,
        TRAINING_URL: slow.url,
        SUBGRAPH_DEADLINE_MS: '20000',
        STATEMENT_PRIVATE_KEY: generateKeyPairSync('ed25519')
          .privateKey.export({ type: 'pkcs8', format: 'pem' })
          .toString(),
      },
    });
    await until(() => accepts(port), gateway);

    const answering = graphqlClient(url).ask('person', '{ sites { totalCount } }');
    await slow.asked;
    gateway.terminate();
    while (await accepts(port));
    slow.answer('{"data":{"sites":{"totalCount":7}}}');

    expect(await answering).toEqual({ status: 200, data: { sites: { totalCount: 7 } } });
    const answered = performance.now();
    expect(await gateway.ended).toBe(0);
    // The client keeps its connection: the gateway does not wait for it to be given up.
    expect(performance.now() - answered).toBeLessThan(5_000);
    await slow.close();
  });
});

interface SlowSubgraph {
  readonly url: string;
  /** Resolves when it has been asked. */
  readonly asked: Promise<void>;
  /** What it answers at last. */
  answer(body: string): void;
  close(): Promise<void>;
}

async function startSlowSubgraph(): Promise<SlowSubgraph> {
  let answer: (body: string) => void = () => undefined;
  let tell: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (tell = resolve));
  const server = createServer((_request, response) => {
    answer = (body) => response.end(body);
    tell();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    asked,
    answer: (body) => answer(body),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whether anybody accepts connections there. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

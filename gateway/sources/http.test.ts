import { parse } from 'graphql';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withDeadline } from './deadline.js';
import { httpSource } from './http.js';
import { ResponseTooLarge } from './response-too-large.js';
import type { SourceRequest, SubgraphSource } from './source.js';

function requestOf(query: string): SourceRequest {
  return { query, document: parse(query), variables: { first: 1 }, operationName: 'Q', statement: 'signed' };
}

const query = requestOf('query Q { sites { id } }');
const mutation = requestOf('mutation Q { registerVisit { id } }');

describe('a subgraph behind HTTP', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });

  async function sourceOf(listener: RequestListener, maximumResponseBytes?: number): Promise<SubgraphSource> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const source = httpSource({
      name: 'museokortti',
      url: new URL(`http://127.0.0.1:${port}/graphql`),
      ...(maximumResponseBytes !== undefined && { maximumResponseBytes }),
    });
    closing.push(async () => {
      server.closeAllConnections();
      server.close();
      await source.close();
    });
    return source;
  }

  function ask(source: SubgraphSource, request = query, milliseconds = 2_000) {
    return withDeadline(milliseconds, (deadline) => source.fetch(request, deadline));
  }

  it('is sent the operation as JSON, with the caller statement in its header', async () => {
    const seen: unknown[] = [];
    const source = await sourceOf((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push(request.url, request.headers['x-caller-statement'], JSON.parse(body));
        response.end('{"data":{"sites":[]}}');
      });
    });
    await expect(ask(source)).resolves.toEqual({ data: { sites: [] } });
    expect(seen).toEqual(['/graphql', 'signed', { query: query.query, variables: { first: 1 }, operationName: 'Q' }]);
  });

  it('keeps errors with their paths and codes', async () => {
    const body = '{"data":null,"errors":[{"message":"m","path":["a",0],"extensions":{"code":"FORBIDDEN"}}]}';
    await expect(ask(await sourceOf(answer(200, body)))).resolves.toEqual(JSON.parse(body));
  });

  it('reads the GraphQL response of a 4xx', async () => {
    const body = '{"errors":[{"message":"m","extensions":{"code":"UNAUTHENTICATED"}}]}';
    await expect(ask(await sourceOf(answer(401, body)))).resolves.toEqual(JSON.parse(body));
  });

  it.each([
    ['a 5xx', 502, '<html>'],
    ['no JSON', 200, '<html>'],
    ['JSON that is no GraphQL response', 200, '{"ok":true}'],
    ['a list', 200, '[]'],
  ])('rejects for %s', async (_case, status, body) => {
    await expect(ask(await sourceOf(answer(status, body)))).rejects.toThrow();
  });

  it('tells a response beyond the limit from a subgraph that does not answer', async () => {
    const source = await sourceOf(answer(200, JSON.stringify({ data: { text: 'x'.repeat(2_000) } })), 1_000);
    await expect(ask(source)).rejects.toBeInstanceOf(ResponseTooLarge);
  });

  it('rejects when nothing listens', async () => {
    const source = httpSource({ name: 'museokortti', url: new URL('http://127.0.0.1:1/graphql') });
    closing.push(() => source.close());
    await expect(ask(source)).rejects.toThrow('ECONNREFUSED');
  });

  it('rejects at the deadline when the subgraph hangs, and lets its connection go', async () => {
    let closed: Promise<unknown> | undefined;
    const source = await sourceOf((request) => {
      closed = new Promise((resolve) => request.socket.once('close', resolve));
    });
    await expect(ask(source, query, 100)).rejects.toThrow('no answer within 100 ms');
    await closed;
  });

  it.each([
    ['mutation', mutation],
    ['query, whose reading may have been written down (Article 15)', query],
  ])('never sends a %s twice when its connection is lost', async (_case, request) => {
    let requests = 0;
    const source = await sourceOf(({ socket }) => {
      requests += 1;
      socket.destroy();
    });
    await expect(ask(source, request)).rejects.toThrow();
    expect(requests).toBe(1);
  });

  it('connects anew when the subgraph has closed the kept connection', async () => {
    const closed: Promise<unknown>[] = [];
    const source = await sourceOf(({ socket }, response) => {
      closed.push(new Promise((resolve) => socket.once('close', resolve)));
      response.end('{"data":{"sites":[]}}', () => socket.end());
    });
    await ask(source);
    await Promise.all(closed);
    await expect(ask(source)).resolves.toEqual({ data: { sites: [] } });
  });

  it('is ready when it says so, and not otherwise', async () => {
    const ready = (source: SubgraphSource) => withDeadline(2_000, (deadline) => source.checkReady(deadline));
    await expect(ready(await sourceOf(answer(200, '{}')))).resolves.toBeUndefined();
    await expect(ready(await sourceOf(answer(503, '{}')))).rejects.toThrow('503');
  });
});

function answer(status: number, body: string): RequestListener {
  return (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(status).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

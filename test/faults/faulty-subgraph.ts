import { parse } from 'graphql';
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpSource } from '../../gateway/sources/http.js';
import type { SubgraphSource } from '../../gateway/sources/source.js';
import type { SubgraphName } from '../../subgraphs/shared/runtime/subgraph.js';
import { statementHeader } from '../../subgraphs/shared/statement.js';

/** Accepts a request and never answers it. */
export const hang: RequestListener = () => undefined;

/** A server between the gateway and one subgraph that does as it is told; until then it passes everything on. */
export interface FaultySubgraph {
  /** For `startStack`: takes the place of the subgraph's own source. */
  readonly wrapSource: (source: SubgraphSource) => SubgraphSource;
  /** From now on requests are answered so. */
  answerBy(listener: RequestListener): void;
  /** From now on requests reach the subgraph again. */
  passOn(): void;
  /** How many requests have come. */
  readonly requests: () => number;
  close(): Promise<void>;
}

export async function startFaultySubgraph(name: SubgraphName): Promise<FaultySubgraph> {
  let behind: SubgraphSource | undefined;
  let listener: RequestListener | null = null;
  let requests = 0;
  const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!behind) throw new Error('no subgraph is behind');
    const { query, variables } = JSON.parse(await bodyOf(request)) as { query: string; variables: object };
    const fetched = await behind.fetch(
      {
        query,
        document: parse(query),
        variables: { ...variables },
        statement: String(request.headers[statementHeader]),
      },
      { signal: new AbortController().signal },
    );
    response.setHeader('content-type', 'application/json').end(JSON.stringify(fetched));
  };
  const server = createServer((request, response) => {
    requests += 1;
    if (listener) listener(request, response);
    else void passOn(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    wrapSource: (source) => {
      if (source.name !== name) return source;
      behind = source;
      return httpSource({ name, url: new URL(`http://127.0.0.1:${port}/graphql`) });
    },
    answerBy: (told) => void (listener = told),
    passOn: () => void (listener = null),
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

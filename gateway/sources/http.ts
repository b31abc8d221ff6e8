import type { Dispatcher } from 'undici';
import { Pool, errors } from 'undici';
import { z } from 'zod';
import { statementHeader } from '../../subgraphs/shared/statement.js';
import { ResponseTooLarge } from './response-too-large.js';
import type { SourceRequest, SourceResponse, SubgraphSource } from './source.js';

export interface HttpSourceOptions {
  readonly name: string;
  /** The subgraph's GraphQL endpoint, such as `http://register:4001/graphql`. */
  readonly url: URL;
  /** Kept connections to the subgraph; 64 unless told. */
  readonly connections?: number;
  /** Bytes of a response that are read before it is given up; 16 MiB unless told. */
  readonly maximumResponseBytes?: number;
}

const defaultConnections = 64;
const defaultMaximumResponseBytes = 16 * 1024 * 1024;

/** Only the frame is checked here: what is inside, the gateway completes against the schema. */
const responseFrame = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

/**
 * A subgraph behind HTTP, over kept connections. What has been sent is never sent again, a query neither: the subgraph may have run it before its connection
 * was lost, and a reading of a person or an export is written down each time that it runs.
 */
export function httpSource(options: HttpSourceOptions): SubgraphSource {
  const { name, url } = options;
  const path = `${url.pathname}${url.search}`;
  const pool = new Pool(url.origin, {
    connections: options.connections ?? defaultConnections,
    maxResponseSize: options.maximumResponseBytes ?? defaultMaximumResponseBytes,
  });

  async function post(request: SourceRequest, signal: AbortSignal): Promise<SourceResponse> {
    const { query, variables, operationName, statement } = request;
    const response = await pool.request({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', [statementHeader]: statement },
      body: JSON.stringify({ query, variables, operationName }),
      signal,
    });
    // GraphQL over HTTP lets a server answer a refused operation with 4xx and a GraphQL response; 5xx is the way to it failing.
    if (response.statusCode >= 500) {
      await response.body.dump();
      throw new Error(`HTTP status ${response.statusCode}`);
    }
    const frame = responseFrame.parse(await bodyOf(response));
    if (frame.data === undefined && frame.errors === undefined) throw new Error('not a GraphQL response');
    return frame as SourceResponse;
  }

  return {
    name,
    fetch: (request, { signal }) => post(request, signal),
    async checkReady({ signal }) {
      const { statusCode, body } = await pool.request({ path: '/health/ready', method: 'GET', signal });
      await body.dump();
      if (statusCode !== 200) throw new Error(`HTTP status ${statusCode}`);
    },
    close: () => pool.close(),
  };
}

/** @throws ResponseTooLarge */
async function bodyOf({ body }: Dispatcher.ResponseData): Promise<unknown> {
  try {
    return await body.json();
  } catch (error) {
    throw error instanceof errors.ResponseExceededMaxSizeError
      ? new ResponseTooLarge('more than is read of a response', { cause: error })
      : error;
  }
}

import autocannon from 'autocannon';

/** One question, and those who ask it, each with their own headers and variables. */
export interface Questions {
  readonly query: string;
  readonly callers: readonly Caller[];
}

export interface Caller {
  readonly headers: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface LoadResult {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
}

/** How much is asked: for some seconds, or a number of requests, all of which are waited for. */
export type Extent = { readonly seconds: number } | { readonly requests: number };

/** Seconds after which an answer is given up. */
const patience = 300;

/**
 * Has so many callers ask at once, each waiting for one answer before the next question.
 * @throws when any answer is no 200 or carries an error
 */
export async function load(
  url: string,
  { query, callers }: Questions,
  connections: number,
  extent: Extent,
): Promise<LoadResult> {
  const requests = callers.map(({ headers, variables }) => ({
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, ...(variables && { variables }) }),
  }));
  let opened = 0;
  const started = performance.now();
  const result = await autocannon({
    url,
    connections,
    timeout: patience,
    ...('seconds' in extent ? { duration: extent.seconds } : { amount: extent.requests }),
    setupClient: (client) => {
      // Each connection begins with another caller: nobody asks the same thing at the same time as somebody else.
      const first = Math.floor((opened * requests.length) / connections);
      opened += 1;
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
    },
    verifyBody: (body) => typeof body === 'string' && !body.includes('"errors":'),
  });
  const seconds = (performance.now() - started) / 1000;
  const failed = result.non2xx + result.errors + result.timeouts + result.mismatches;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} answers of ${url} failed`);
  return {
    requests: result.requests.total,
    requestsPerSecond: result.requests.total / seconds,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

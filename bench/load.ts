import autocannon from 'autocannon';

/** One question that callers ask, each with their own headers and variables. */
export interface Workload {
  readonly name: string;
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
  readonly p50: number;
  readonly p99: number;
  /** Answers that were no 200: a figure with any of them counts for nothing. */
  readonly failed: number;
}

/** Asks as many callers at once for some seconds. Latencies in milliseconds. */
export async function load(url: string, workload: Workload, connections: number, seconds: number): Promise<LoadResult> {
  const requests = workload.callers.map(({ headers, variables }) => ({
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: workload.query, ...(variables && { variables }) }),
  }));
  let started = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient: (client) => {
      // Each connection begins with another caller: nobody asks the same thing at the same time as somebody else.
      const first = Math.floor((started * requests.length) / connections);
      started += 1;
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
    },
  });
  return {
    requests: result.requests.total,
    requestsPerSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

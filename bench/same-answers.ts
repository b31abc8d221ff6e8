import { isDeepStrictEqual } from 'node:util';
import type { Caller } from './load.js';
import type { System } from './systems.js';
import { systemNames } from './systems.js';
import type { Workload } from './workloads.js';

/** Of each workload so many callers' answers are compared. */
const comparedCallers = 8;

/**
 * Makes sure that every system answers the same: a benchmark of wrong answers is none.
 * @throws naming the system that answers with an error, or differently from the first
 */
export async function requireSameAnswers(systems: readonly System[], workload: Workload): Promise<void> {
  const { query, callers } = await workload.questions();
  for (const caller of callers.slice(0, comparedCallers)) {
    let expected: unknown;
    for (const { key, url } of systems) {
      const data = await ask(url, query, caller).catch((error: unknown) => {
        throw new Error(`${systemNames[key]} does not answer "${workload.name}"`, { cause: error });
      });
      expected ??= data;
      if (!isDeepStrictEqual(data, expected)) {
        throw new Error(`${systemNames[key]} answers "${workload.name}" differently from the others`);
      }
    }
  }
}

async function ask(url: string, query: string, { headers, variables }: Caller): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, ...(variables && { variables }) }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: readonly { message: string }[] };
  if (errors?.[0]) throw new Error(errors[0].message);
  if (!data) throw new Error(`no data, HTTP status ${response.status}`);
  return data;
}

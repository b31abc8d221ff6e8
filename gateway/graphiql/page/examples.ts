import type { Example } from '../examples';
import type { Fetch } from './session';

export type { Example };

/** The checked-in documents, in their order. Throws when the gateway does not answer with them. */
export async function loadExamples(fetch: Fetch): Promise<readonly Example[]> {
  const response = await fetch('/graphiql/examples');
  if (!response.ok) throw new Error(`/graphiql/examples answered ${String(response.status)}`);
  const answer: unknown = await response.json();
  if (!Array.isArray(answer) || !answer.every(isExample)) {
    throw new Error('/graphiql/examples answered something unexpected');
  }
  return answer;
}

const parts = ['name', 'title', 'description', 'persona', 'document', 'variables'] as const;

function isExample(value: unknown): value is Example {
  if (typeof value !== 'object' || value === null) return false;
  const strings = new Map(Object.entries(value).filter(([, part]) => typeof part === 'string'));
  return parts.every((part) => strings.has(part));
}

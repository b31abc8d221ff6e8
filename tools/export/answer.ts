import { z } from 'zod';
import type { Json, JsonObject } from './sections.js';
import { isObject } from './sections.js';

/** Codes that say no more than that a part is out of reach; any other error is one of this export. */
const unreachable: ReadonlySet<unknown> = new Set(['SUBGRAPH_UNAVAILABLE', 'FACTS_UNAVAILABLE']);

const responseBody = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ extensions: z.object({ code: z.string() }).partial().optional() }).loose())
    .nonempty()
    .optional(),
});

/** What the gateway's answer to an export comes to. */
export type ExportAnswer =
  | { readonly outcome: 'exported'; readonly exported: JsonObject; readonly complete: boolean }
  | { readonly outcome: 'nothing-held' }
  | { readonly outcome: 'refused'; readonly reason: Refusal; readonly codes: readonly string[] };

export type Refusal =
  | 'not-a-gateway'
  | 'unauthenticated'
  | 'forbidden'
  | 'unavailable'
  /** A part was out of reach, and the export does not say so: it would pass for complete. */
  | 'unexplained'
  | 'failed';

/**
 * Reads the answer to an export. It is a success only when the gateway says COMPLETE and reports no error; PARTIAL when parts were out of reach and it
 * says which. Everything else is refused: an export that leaves something out without saying so must not be written (Article 15).
 */
export function readAnswer(body: unknown): ExportAnswer {
  const response = responseBody.safeParse(body);
  if (!response.success) return { outcome: 'refused', reason: 'not-a-gateway', codes: [] };
  const { data, errors = [] } = response.data;
  const codes = [...new Set(errors.map(({ extensions }) => extensions?.code ?? 'UNKNOWN'))];
  const refused = (reason: Refusal): ExportAnswer => ({ outcome: 'refused', reason, codes });

  if (codes.includes('UNAUTHENTICATED')) return refused('unauthenticated');
  if (codes.includes('FORBIDDEN')) return refused('forbidden');
  if (codes.some((code) => !unreachable.has(code))) return refused('failed');
  if (!data) return refused(codes.length > 0 ? 'unavailable' : 'not-a-gateway');
  const exported = data['personDataExport'] as Json | undefined;
  if (!isObject(exported)) {
    if (exported !== null) return refused('not-a-gateway');
    return codes.length > 0 ? refused('unavailable') : { outcome: 'nothing-held' };
  }
  const complete = exported['status'] === 'COMPLETE';
  if (complete && codes.length > 0) return refused('unexplained');
  if (!complete && exported['status'] !== 'PARTIAL') return refused('unexplained');
  return { outcome: 'exported', exported, complete };
}

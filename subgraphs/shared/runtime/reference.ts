import { PublicError } from '../errors.js';

/**
 * Entity references come as untyped JSON (`_Any`), the one way into a subgraph that no scalar guards: a value that is not what its key says would become
 * part of a database query. Each reader returns the value of a key, or throws BAD_USER_INPUT without repeating it.
 */

/** An id in an entity reference: a text that is not empty. */
export function idOf(id: unknown): string {
  if (typeof id === 'string' && id.length > 0) return id;
  throw new PublicError('BAD_USER_INPUT', 'An entity reference has an id that is no string.');
}

/** The kind of an export in an entity reference. */
function exportKindOf(kind: unknown): 'ACCESS' | 'PORTABILITY' {
  if (kind === 'ACCESS' || kind === 'PORTABILITY') return kind;
  throw new PublicError('BAD_USER_INPUT', 'An entity reference has no kind of export.');
}

/** The parts of the key of an export, `id personId kind`. */
export function exportReference(reference: {
  readonly id?: unknown;
  readonly personId?: unknown;
  readonly kind?: unknown;
}): { readonly id: string; readonly personId: string; readonly kind: 'ACCESS' | 'PORTABILITY' } {
  return { id: idOf(reference.id), personId: idOf(reference.personId), kind: exportKindOf(reference.kind) };
}

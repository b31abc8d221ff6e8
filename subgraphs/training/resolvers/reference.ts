import { PublicError } from '../../shared/errors.js';
import type { ExportKind } from '../generated/types.js';

/** An id of an entity reference. References come as untyped JSON: what is no string would become part of a database query. */
export function idOf(id: unknown): string {
  if (typeof id === 'string' && id.length > 0) return id;
  throw new PublicError('BAD_USER_INPUT', 'An entity reference has an id that is no string.');
}

/** The kind of an export in an entity reference. */
export function exportKindOf(kind: unknown): ExportKind {
  if (kind === 'ACCESS' || kind === 'PORTABILITY') return kind;
  throw new PublicError('BAD_USER_INPUT', 'An entity reference has no kind of export.');
}

import type { ExportKind, ExportPart, ExportStatus } from '../generated/types.js';

export const exportSections = ['consents', 'rightsRequests', 'disclosures'] as const;
export type ExportSection = (typeof exportSections)[number];

/**
 * Does a section of the register belong to an export of this kind? The ledgers of rights rest on a legal obligation, to which Article 20 does not
 * reach: the portable part is the person's own row. A test holds this and the schema's classification together.
 */
export function isExported(_section: ExportSection, kind: ExportKind): boolean {
  return kind === 'ACCESS';
}

/** Which parts answered. */
export type ReachedParts = Readonly<Record<ExportPart, boolean>>;

/** The parts that could not be reached, in the order of the schema. */
export function missingParts(reached: ReachedParts): ExportPart[] {
  const parts: readonly ExportPart[] = ['REGISTER', 'MUSEOKORTTI', 'TRAINING'];
  return parts.filter((part) => !reached[part]);
}

/** An export that could not reach a part says so and is no success (Article 15). */
export function exportStatus(reached: ReachedParts): ExportStatus {
  return missingParts(reached).length === 0 ? 'COMPLETE' : 'PARTIAL';
}

import type { ExportKind } from '../generated/types.js';

export const exportSections = ['cards', 'visits', 'orders'] as const;
export type ExportSection = (typeof exportSections)[number];

/**
 * What of the card service can be taken elsewhere (GDPR Article 20): what rests on the contract and was provided or observed. Orders are kept
 * under the law of bookkeeping, to which the right does not reach. A test holds this list and the schema's classification together.
 */
const portableSections: ReadonlySet<ExportSection> = new Set(['cards', 'visits']);

/** Does a section belong to an export of this kind? A copy under Article 15 has them all. */
export function isExported(section: ExportSection, kind: ExportKind): boolean {
  return kind === 'ACCESS' || portableSections.has(section);
}

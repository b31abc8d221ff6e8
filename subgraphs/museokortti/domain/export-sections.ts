import type { ExportKind } from '../generated/types.js';

export const exportSections = ['cards', 'visits', 'orders'] as const;
export type ExportSection = (typeof exportSections)[number];

/**
 * What of the card service can be taken elsewhere (GDPR Article 20): what the contract needs and the person provided or the service observed. That
 * bookkeeping keeps the orders too takes nothing from the right. A test holds this list and the schema's classification together.
 */
const portableSections: ReadonlySet<ExportSection> = new Set(['cards', 'visits', 'orders']);

/** Does a section belong to an export of this kind? A copy under Article 15 has them all. */
export function isExported(section: ExportSection, kind: ExportKind): boolean {
  return kind === 'ACCESS' || portableSections.has(section);
}

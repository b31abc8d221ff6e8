/** What an export has of the training side. */
export const exportSections = ['enrolments', 'qualifications', 'diets'] as const;
export type ExportSection = (typeof exportSections)[number];

/**
 * What of it the person can take elsewhere (GDPR Article 20): what rests on contract or consent and was provided by the person or observed. A
 * qualification is the controller's own finding. A test holds this list and the schema's classification together.
 */
const portableSections: ReadonlySet<ExportSection> = new Set(['enrolments', 'diets']);

/** Does a section belong to an export of this kind? A copy under Article 15 has them all. */
export function isExported(section: ExportSection, kind: 'ACCESS' | 'PORTABILITY'): boolean {
  return kind === 'ACCESS' || portableSections.has(section);
}

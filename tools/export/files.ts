import type {
  ExportInformation,
  ExportKind,
  ExportPart,
  ExportStatus,
} from '../../subgraphs/register/generated/types.js';
import type { PublishedSchema } from '../../schema/export/published-schemas.js';
import type { JsonSchema } from '../../schema/export/response-schema.js';
import type { ArchivedFile } from './archive.js';
import { csvFiles } from './csv.js';
import { exportPage } from './page/page.js';
import type { JsonObject } from './sections.js';
import { sectionsOf } from './sections.js';
import { requireValid } from './validate.js';
import type { PageLanguage } from './words/words.js';

export interface FilesOptions {
  /** What stands under `personDataExport` in the answer. */
  readonly exported: JsonObject;
  readonly customerNumber: string;
  readonly language: PageLanguage;
  readonly published: PublishedSchema;
  readonly schema: JsonSchema;
}

export interface ExportFiles {
  readonly files: readonly ArchivedFile[];
  readonly madeAt: Date;
  readonly missing: readonly ExportPart[];
}

/** What the published schema promises of the head of an export. */
interface Head {
  readonly id: string;
  readonly kind: ExportKind;
  readonly madeAt: string;
  readonly status: ExportStatus;
  readonly missing: readonly ExportPart[] | null;
  readonly information: ExportInformation | null;
}

/**
 * What goes into the zip: `index.html` to read, `export.json` with its schema for machines, `csv/` for spreadsheets.
 * @throws ExportProblem when the answer does not fit the published schema: then nothing of it may be written
 */
export function exportFiles({ exported, customerNumber, language, published, schema }: FilesOptions): ExportFiles {
  const document = { $schema: published.id, personDataExport: exported };
  requireValid(schema, document);
  const head = exported as unknown as Head;
  // The gateway resolves it without any other part: without it the page could not say who holds the data.
  if (head.information === null) throw new Error('an export without the information of Article 15');
  const missing = head.missing ?? [];
  const sections = sectionsOf(schema, exported);
  const page = exportPage({
    language,
    customerNumber,
    kind: head.kind,
    exportNumber: head.id,
    madeAt: head.madeAt,
    status: head.status,
    missing,
    sections,
    information: head.information,
  });
  return {
    madeAt: new Date(head.madeAt),
    missing,
    files: [
      { name: 'index.html', text: page },
      { name: 'export.json', text: `${JSON.stringify(document, null, 2)}\n` },
      { name: published.fileName, text: `${JSON.stringify(schema, null, 2)}\n` },
      ...csvFiles(sections).map(({ name, text }) => ({ name: `csv/${name}`, text })),
    ],
  };
}

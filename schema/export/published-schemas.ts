import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import type { JsonSchema } from './response-schema.js';
import { responseSchema } from './response-schema.js';

export const exportKinds = ['access', 'portability'] as const;
export type ExportKind = (typeof exportKinds)[number];

/**
 * The version of each export's shape, a part of the schema's name. Whoever holds a file finds by its `$schema` what it means, so a published version
 * keeps its meaning: raise the number when a field of a released version goes, changes its type or is no longer filled.
 */
const versions: Readonly<Record<ExportKind, number>> = { access: 1, portability: 1 };

const titles: Readonly<Record<ExportKind, string>> = {
  access: 'The complete copy of one person’s data (GDPR Article 15)',
  portability: 'The portable part of one person’s data (GDPR Article 20)',
};

/** An export's document, its JSON Schema and where both are. */
export interface PublishedSchema {
  readonly kind: ExportKind;
  /** The schema's name, without a folder: `export-access.v1.schema.json`. */
  readonly fileName: string;
  /** From the repository's root. */
  readonly path: string;
  /** What `$schema` of an exported file says. */
  readonly id: string;
}

export function publishedSchema(kind: ExportKind): PublishedSchema {
  const fileName = `export-${kind}.v${versions[kind]}.schema.json`;
  return {
    kind,
    fileName,
    path: `schema/export/${fileName}`,
    id: `https://asiakasrekisteri.example/schemas/export-${kind}.v${versions[kind]}.json`,
  };
}

/** The checked-in document that asks for an export: the one operation on which its schema rests. */
export function exportDocument(kind: ExportKind): string {
  return readFileSync(join(repositoryRoot, 'schema', 'operations', `export-${kind}.graphql`), 'utf8');
}

/**
 * What the published schema of an export has to be, from the graph and from the document that asks for it. An exported file is the response's `data`
 * with `$schema` before it.
 */
export function exportSchema(api: GraphQLSchema, kind: ExportKind): JsonSchema {
  const { id } = publishedSchema(kind);
  const { properties, required = [], $defs = {}, ...shape } = responseSchema(api, parse(exportDocument(kind)));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: titles[kind],
    ...shape,
    properties: { $schema: { const: id, description: 'The schema of this file.' }, ...properties },
    required: ['$schema', ...required],
    $defs,
  };
}

/** The generated files by their paths from the repository's root. */
export function publishedSchemaTexts(api: GraphQLSchema): ReadonlyMap<string, string> {
  return new Map(
    exportKinds.map((kind) => [publishedSchema(kind).path, `${JSON.stringify(exportSchema(api, kind), null, 2)}\n`]),
  );
}

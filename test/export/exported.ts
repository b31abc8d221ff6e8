import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportKind } from '../../schema/export/published-schemas.js';
import { exportDocument, publishedSchema } from '../../schema/export/published-schemas.js';
import type { JsonSchema } from '../../schema/export/response-schema.js';
import { demoPersons } from '../../subgraphs/shared/demo/personas.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import type { SeedDatabases } from '../../tools/seed/databases.js';
import { withDatabases } from '../../tools/seed/databases.js';
import type { GraphQLAnswer } from '../setup/client.js';
import type { Stack } from '../setup/stack.js';

type Records = readonly Readonly<Record<string, unknown>>[];

/** An export, as far as these tests look at it. */
export interface Exported {
  readonly id: string;
  readonly status: string;
  readonly missing: readonly string[];
  readonly information: Readonly<Record<string, unknown>>;
  readonly person: Readonly<Record<string, unknown>>;
  readonly consents: Records;
  readonly rightsRequests: Records;
  readonly disclosures: Records;
  readonly museokortti: { readonly cards: Records; readonly visits: Records; readonly orders: Records } | null;
  readonly training: { readonly enrolments: Records; readonly qualifications: Records; readonly diets: Records } | null;
}

export const { customerNumber, personId } = demoPersons.person;

/** Asks for an export by the product's own document. */
export function askExport(
  stack: Stack,
  persona: string | null,
  kind: ExportKind = 'access',
  of: string = customerNumber,
): Promise<GraphQLAnswer> {
  return stack.ask(persona, exportDocument(kind), { variables: { customerNumber: of, language: 'EN' } });
}

/** The export that must be there. */
export async function exportOf(
  stack: Stack,
  persona: string,
  kind: ExportKind = 'access',
  of?: string,
): Promise<Exported> {
  const answer = await askExport(stack, persona, kind, of);
  expect(answer.errors).toBeUndefined();
  const exported = answer.data?.['personDataExport'] as Exported | null | undefined;
  if (!exported) throw new Error('nothing was exported');
  return exported;
}

export function schemaOf(kind: ExportKind): JsonSchema {
  return JSON.parse(readFileSync(join(repositoryRoot, publishedSchema(kind).path), 'utf8')) as JsonSchema;
}

/** Looks into, or writes into, the three databases behind the product's back. */
export function inDatabases<Result>(stack: Stack, use: (open: SeedDatabases) => Promise<Result>): Promise<Result> {
  const { register, museokortti, training } = stack.databases;
  return withDatabases({ register: register.uri, museokortti: museokortti.uri, training: training.uri }, use);
}

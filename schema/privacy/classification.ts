import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { valueFromASTUntyped } from 'graphql';
import { z } from 'zod';
import type { ProcessingPurpose } from '../../subgraphs/shared/access/purposes.js';
import { purposes } from '../../subgraphs/shared/access/purposes.js';
import type { Ground, LawfulBasis } from './lawful-bases.js';
import { lawfulBases, lawfulBasis } from './lawful-bases.js';
import { objectFields } from './object-fields.js';

/** What `@personalData` declares, as the SDL names it. `schema/shared.graphql` says what each value means. */
const declaration = z.object({
  category: z.enum([
    'IDENTITY_AND_CONTACT',
    'IDENTIFIERS',
    'CUSTOMER_RELATIONSHIP',
    'SERVICE_EVENTS',
    'TRAINING',
    'DIET',
    'USE_OF_RIGHTS',
  ]),
  purposes: z.array(z.enum(purposes)).min(1),
  basis: lawfulBasis.nullable().default(null),
  controllers: z.array(z.enum(['FMA_CREATIONS', 'MUSEOLIITTO'])).min(1),
  retention: z.enum(['RELATIONSHIP_PLUS_5_YEARS', 'VOUCHER_6_YEARS', 'SESSION_PLUS_30_DAYS', 'ACCOUNTABILITY_RECORD']),
  source: z.enum(['DATA_SUBJECT', 'SERVICE_USE', 'CONTROLLER']),
  special: z.boolean().default(false),
});

export interface Classification extends Readonly<z.infer<typeof declaration>> {
  /** What the field says instead of its purposes' own grounds; null when it says nothing. */
  readonly basis: LawfulBasis | null;
  /** On which ground the value is used for each of its purposes (P9). */
  readonly grounds: readonly Ground[];
}

/** A stored personal field of the schema, with what is declared about it. */
export interface ClassifiedField extends Classification {
  readonly type: string;
  readonly field: string;
  /** `Type.field`. */
  readonly at: string;
}

/**
 * Every field that carries `@personalData`, in the order of the SDL: a subgraph's or the supergraph's.
 * @throws ZodError when a site does not declare what the directive asks for
 * @throws Error when a field serves a purpose that has no ground (P9)
 */
export function classifiedFields(sdl: DocumentNode): readonly ClassifiedField[] {
  const bases = lawfulBases(sdl);
  return objectFields(sdl).flatMap(({ type, field, at, node }) => {
    const directive = node.directives?.find(({ name }) => name.value === 'personalData');
    if (!directive) return [];
    const declared = declaration.parse(argumentsOf(directive));
    const grounds = declared.purposes.map((purpose) => {
      const basis = declared.basis ?? bases.get(purpose);
      if (basis === undefined) throw new Error(`${at} serves ${purpose}, which has no @lawfulBasis`);
      return { purpose, basis };
    });
    return [{ type, field, at, ...declared, grounds }];
  });
}

/**
 * Article 20(1): what the person provided, or the service observed, and is used on consent or contract for a purpose at least. That the law wants
 * the same value kept for another purpose takes nothing from the right.
 */
export function isPortable({ grounds, source }: Classification): boolean {
  return source !== 'CONTROLLER' && grounds.some(({ basis }) => basis !== 'LEGAL_OBLIGATION');
}

/** The grounds on which data is used for a purpose (P9): those on which the fields that declare it are, each once, in the order of the enum. */
export function basesOf(purpose: ProcessingPurpose, fields: readonly Classification[]): LawfulBasis[] {
  const grounds = fields.flatMap((field) => field.grounds).filter((ground) => ground.purpose === purpose);
  const used = new Set(grounds.map(({ basis }) => basis));
  return lawfulBasis.options.filter((basis) => used.has(basis));
}

function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

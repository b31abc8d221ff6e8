import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { valueFromASTUntyped } from 'graphql';
import { z } from 'zod';
import type { ProcessingPurpose } from '../../subgraphs/shared/access/purposes.js';
import { purposes } from '../../subgraphs/shared/access/purposes.js';
import { objectFields } from './object-fields.js';

/** What `@personalData` declares, as the SDL names it. `schema/shared.graphql` says what each value means. */
const classification = z.object({
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
  basis: z.enum(['CONTRACT', 'CONSENT', 'LEGAL_OBLIGATION', 'EXPLICIT_CONSENT']),
  controllers: z.array(z.enum(['FMA_CREATIONS', 'MUSEOLIITTO'])).min(1),
  retention: z.enum(['RELATIONSHIP_PLUS_5_YEARS', 'VOUCHER_6_YEARS', 'SESSION_PLUS_30_DAYS', 'ACCOUNTABILITY_RECORD']),
  source: z.enum(['DATA_SUBJECT', 'SERVICE_USE', 'CONTROLLER']),
  special: z.boolean().default(false),
});

export type Classification = Readonly<z.infer<typeof classification>>;

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
 */
export function classifiedFields(sdl: DocumentNode): readonly ClassifiedField[] {
  return objectFields(sdl).flatMap(({ type, field, at, node }) => {
    const directive = node.directives?.find(({ name }) => name.value === 'personalData');
    return directive ? [{ type, field, at, ...classification.parse(argumentsOf(directive)) }] : [];
  });
}

/** Article 20(1): what the person provided, or the service observed, on consent or contract. */
export function isPortable({ basis, source }: Classification): boolean {
  return basis !== 'LEGAL_OBLIGATION' && source !== 'CONTROLLER';
}

/**
 * The grounds on which data is used for a purpose (P9): those of the fields that declare it. Communications are the exception: whatever a field was
 * collected for, using it for them takes the person's consent (P6).
 */
export function basesOf(purpose: ProcessingPurpose, fields: readonly Classification[]): Classification['basis'][] {
  if (purpose === 'COMMUNICATIONS') return ['CONSENT'];
  return [...new Set(fields.filter(({ purposes }) => purposes.includes(purpose)).map(({ basis }) => basis))];
}

function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

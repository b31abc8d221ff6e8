import type { DocumentNode } from 'graphql';
import { Kind, valueFromASTUntyped } from 'graphql';
import { z } from 'zod';
import type { ProcessingPurpose } from '../../subgraphs/shared/access/purposes.js';
import { purposes } from '../../subgraphs/shared/access/purposes.js';

/** The legal grounds that the register knows (P9): the enum `LawfulBasis` of the schema. */
export const lawfulBasis = z.enum(['CONTRACT', 'CONSENT', 'LEGAL_OBLIGATION', 'EXPLICIT_CONSENT']);
export type LawfulBasis = z.infer<typeof lawfulBasis>;

/** A purpose and the ground on which something is used for it. */
export interface Ground {
  readonly purpose: ProcessingPurpose;
  readonly basis: LawfulBasis;
}

const purpose = z.enum(purposes);

/**
 * The ground of each purpose, as `@lawfulBasis` says it on the values of `ProcessingPurpose` (P9): the one place where it is decided. A purpose
 * without the directive is not in it.
 * @throws ZodError when a purpose or a ground is none that the register knows
 */
export function lawfulBases(sdl: DocumentNode): ReadonlyMap<ProcessingPurpose, LawfulBasis> {
  const bases = new Map<ProcessingPurpose, LawfulBasis>();
  for (const definition of sdl.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'ProcessingPurpose') continue;
    for (const { name, directives = [] } of definition.values ?? []) {
      const argument = directives.find((directive) => directive.name.value === 'lawfulBasis')?.arguments?.[0];
      if (argument) bases.set(purpose.parse(name.value), lawfulBasis.parse(valueFromASTUntyped(argument.value)));
    }
  }
  return bases;
}

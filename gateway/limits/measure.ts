import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';
import { fragmentsByName } from '../access/allowed-part.js';
import type { OperationLimits } from './limits.js';

export type Measure = Record<Exclude<keyof OperationLimits, 'tokens' | 'cost'>, number>;

const nothing: Measure = { depth: 0, fields: 0, rootFields: 0, aliases: 0, directives: 0 };

/**
 * Measures an operation with its fragments spread out, in time proportional to the document: each fragment is measured once and counted as often as it is
 * spread. Looks at syntax alone, so that it can come before validation, which a hostile document can make expensive too.
 */
export function measure(operation: OperationDefinitionNode, document: DocumentNode): Measure {
  const fragments = fragmentsByName(document.definitions);
  const measured = new Map<FragmentDefinitionNode, Measure>();

  const ofFragment = (name: string): Measure => {
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    const known = measured.get(fragment);
    if (known) return known;
    // In a circle nothing more is counted: validation refuses it.
    measured.set(fragment, nothing);
    const whole = ofSet(fragment.selectionSet);
    measured.set(fragment, whole);
    return whole;
  };

  const ofSet = (set: SelectionSetNode): Measure =>
    set.selections.reduce<Measure>((total, node) => {
      const directives = node.directives?.length ?? 0;
      switch (node.kind) {
        case Kind.FIELD: {
          const below = node.selectionSet ? ofSet(node.selectionSet) : nothing;
          const aliases = below.aliases + (node.alias ? 1 : 0);
          const field = { ...below, depth: below.depth + 1, fields: below.fields + 1, rootFields: 1, aliases };
          return plus(total, withDirectives(field, directives));
        }
        case Kind.INLINE_FRAGMENT:
          return plus(total, withDirectives(ofSet(node.selectionSet), directives));
        case Kind.FRAGMENT_SPREAD:
          return plus(total, withDirectives(ofFragment(node.name.value), directives));
      }
    }, nothing);

  return withDirectives(ofSet(operation.selectionSet), operation.directives?.length ?? 0);
}

function plus(one: Measure, other: Measure): Measure {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    rootFields: one.rootFields + other.rootFields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
  };
}

function withDirectives(part: Measure, directives: number): Measure {
  return { ...part, directives: part.directives + directives };
}

/** The first limit that a measure goes beyond; null when it keeps them all. */
export function exceededLimit(measured: Measure, limits: OperationLimits): keyof Measure | null {
  const names = Object.keys(measured) as (keyof Measure)[];
  return names.find((name) => measured[name] > limits[name]) ?? null;
}

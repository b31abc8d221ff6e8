import { Kind } from 'graphql';
import type { Rule } from '../rule.js';

/**
 * Object types only. An access rule stands at a field of a concrete type; behind an interface or a union the gateway could not tell, before it
 * plans, which rule holds.
 */
export const concreteTypes: Rule = {
  name: 'concrete-types',
  cites: 'P22, design decision 5',
  check: ({ subgraphs }) =>
    subgraphs.flatMap(({ name, sdl }) =>
      sdl.definitions.flatMap((definition) =>
        definition.kind === Kind.INTERFACE_TYPE_DEFINITION || definition.kind === Kind.UNION_TYPE_DEFINITION
          ? {
              at: `${name} ${definition.name.value}`,
              problem: 'is an interface or a union, behind which access rules cannot be decided before planning',
            }
          : [],
      ),
    ),
};

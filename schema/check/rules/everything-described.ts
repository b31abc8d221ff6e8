import type { DocumentNode, StringValueNode } from 'graphql';
import { Kind } from 'graphql';
import type { Finding, Rule } from '../rule.js';

/** Types that composition adds for the planner: nobody reads them. */
const machinery = /^(?:join|link|federation|requiresScopes|policy|personalData|lawfulBasis)__/;

/** House rule 1: every type, field, argument, enum value and input field says what it is. GraphiQL shows it; a description in one subgraph suffices. */
export const everythingDescribed: Rule = {
  name: 'everything-described',
  cites: 'house rule 1',
  check: ({ supergraph }) =>
    described(supergraph)
      .filter(({ description }) => !description?.value.trim())
      .map(({ at }) => ({ at, problem: 'has no description' }) satisfies Finding),
};

interface Describable {
  readonly at: string;
  readonly description: StringValueNode | undefined;
}

function described(sdl: DocumentNode): readonly Describable[] {
  return sdl.definitions.flatMap((definition): readonly Describable[] => {
    if (!('name' in definition) || machinery.test(definition.name.value)) return [];
    const type = definition.name.value;
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
        return [
          { at: type, description: definition.description },
          ...(definition.fields ?? []).flatMap((field) => [
            { at: `${type}.${field.name.value}`, description: field.description },
            ...(field.arguments ?? []).map((argument) => ({
              at: `${type}.${field.name.value}(${argument.name.value}:)`,
              description: argument.description,
            })),
          ]),
        ];
      case Kind.ENUM_TYPE_DEFINITION:
        return [
          { at: type, description: definition.description },
          ...(definition.values ?? []).map(({ name, description }) => ({ at: `${type}.${name.value}`, description })),
        ];
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        return [
          { at: type, description: definition.description },
          ...(definition.fields ?? []).map(({ name, description }) => ({ at: `${type}.${name.value}`, description })),
        ];
      case Kind.SCALAR_TYPE_DEFINITION:
        return [{ at: type, description: definition.description }];
      default:
        return [];
    }
  });
}

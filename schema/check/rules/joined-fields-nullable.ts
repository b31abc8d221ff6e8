import type { FieldDefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import { namedType } from '../../../subgraphs/shared/access/rules.js';
import type { ObjectField } from '../../privacy/object-fields.js';
import { objectFields } from '../../privacy/object-fields.js';
import type { Rule } from '../rule.js';

/**
 * A subgraph that is down costs its own fields, never the response: a field that another subgraph than the entity's owner adds, or that needs
 * another's facts by `@requires`, is nullable. The owner is the subgraph whose root fields return the entity.
 */
export const joinedFieldsNullable: Rule = {
  name: 'joined-fields-nullable',
  cites: 'P4, design decision 1',
  check: ({ subgraphs }) =>
    subgraphs.flatMap((subgraph) => {
      const fields = objectFields(subgraph.sdl);
      const owned = ownedTypes(fields);
      return fields
        .filter((field) => isJoined(field, owned) && field.node.type.kind === Kind.NON_NULL_TYPE)
        .map(({ at }) => ({
          at: `${subgraph.name} ${at}`,
          problem:
            'is joined from another subgraph, but not nullable: with that one down the whole response would be null',
        }));
    }),
};

function isJoined({ type, node, typeNode }: ObjectField, owned: ReadonlySet<string>): boolean {
  if (isMarked(node, 'requires')) return true;
  const keys = (typeNode.directives ?? []).filter(({ name }) => name.value === 'key');
  if (keys.length === 0 || owned.has(type)) return false;
  const keyFields = keys.flatMap(({ arguments: given }) =>
    (given ?? []).flatMap(({ value }) => (value.kind === Kind.STRING ? value.value.split(/\W+/) : [])),
  );
  return !keyFields.includes(node.name.value);
}

function ownedTypes(fields: readonly ObjectField[]): ReadonlySet<string> {
  return new Set(
    fields.filter(({ type }) => type === 'Query' || type === 'Mutation').map(({ node }) => namedType(node.type)),
  );
}

function isMarked(node: FieldDefinitionNode, directive: string): boolean {
  return (node.directives ?? []).some(({ name }) => name.value === directive);
}

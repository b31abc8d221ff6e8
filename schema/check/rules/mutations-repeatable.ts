import type { FieldDefinitionNode, InputObjectTypeDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';
import { Kind, print } from 'graphql';
import { objectFields } from '../../privacy/object-fields.js';
import type { CheckedRegister, Finding, Rule } from '../rule.js';

/**
 * Every mutation can be repeated without a second effect, and tells what its caller can mend (house rule 6, contract.md): one `input` of its own
 * with `idempotencyKey: ID!`, a nullable payload of its own with `userErrors: [UserError!]!`.
 */
export const mutationsRepeatable: Rule = {
  name: 'mutations-repeatable',
  cites: 'P4, house rule 6',
  check: ({ supergraph }) =>
    objectFields(supergraph)
      .filter(({ type }) => type === 'Mutation')
      .flatMap(({ at, node }) => faultsOf(node, supergraph).map((problem) => ({ at, problem }) satisfies Finding)),
};

function faultsOf(mutation: FieldDefinitionNode, sdl: CheckedRegister['supergraph']): readonly string[] {
  const name = mutation.name.value;
  const called = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const [argument, ...others] = mutation.arguments ?? [];
  const input = sdl.definitions.find(
    (definition): definition is InputObjectTypeDefinitionNode =>
      definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && definition.name.value === `${called}Input`,
  );
  const payload = sdl.definitions.find(
    (definition): definition is ObjectTypeDefinitionNode =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === `${called}Payload`,
  );
  const faults = [
    {
      holds: argument?.name.value === 'input' && print(argument.type) === `${called}Input!` && others.length === 0,
      fault: `does not take one argument, input: ${called}Input!`,
    },
    { holds: has(input, 'idempotencyKey', 'ID!'), fault: `has no idempotencyKey: ID! in ${called}Input` },
    { holds: print(mutation.type) === `${called}Payload`, fault: `does not return a nullable ${called}Payload` },
    {
      holds: has(payload, 'userErrors', '[UserError!]!'),
      fault: `has no userErrors: [UserError!]! in ${called}Payload`,
    },
  ];
  return faults.filter(({ holds }) => !holds).map(({ fault }) => fault);
}

function has(
  type: InputObjectTypeDefinitionNode | ObjectTypeDefinitionNode | undefined,
  field: string,
  of: string,
): boolean {
  const fields: readonly { name: { value: string }; type: Parameters<typeof print>[0] }[] = type?.fields ?? [];
  return fields.some((candidate) => candidate.name.value === field && print(candidate.type) === of);
}

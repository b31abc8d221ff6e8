import type { DocumentNode, FieldDefinitionNode, TypeNode } from 'graphql';
import { Kind, print } from 'graphql';
import { namedType } from '../../../subgraphs/shared/access/rules.js';
import type { ObjectField } from '../../privacy/object-fields.js';
import { objectFields } from '../../privacy/object-fields.js';
import type { Finding, Rule } from '../rule.js';

/** Lists that do not grow, with what bounds them. */
const boundedLists: Readonly<Record<string, string>> = {
  'Card.suspensions': 'a time for each decision to hold one card back',
  'Card.validity': 'a period for each renewal or correction of one card',
  'CourseSession.diets': 'one line for each diet code',
  'Diet.codes': 'diet codes',
  'ErasurePreview.items': 'one line for each category of the policy and its retention rules',
  'Order.lines': 'what was bought at once',
  'Person.provenance': 'one line for each contact detail',
  'RegisterVisitsPayload.results': 'one for each line of a batch, which has a thousand at most',
  'PersonConnection.cardHolderIds': 'the holder of one card number; between the services only',
  'UserError.path': 'a path of an input',
};

/** Types of which every list is bounded: a page of at most 100, an answer to one mutation, and the one person of an export, which is whole by law. */
const boundedTypes = /(?:Connection|Payload|Export|Information)$/;

/** Design decision 10: every list that grows is a connection, with a limit and a cursor. */
export const listsAreConnections: Rule = {
  name: 'lists-are-connections',
  cites: 'design decision 10',
  check: ({ supergraph }) => {
    const fields = objectFields(supergraph);
    return [...unboundedLists(fields), ...malformedConnections(fields, supergraph)];
  },
};

function unboundedLists(fields: readonly ObjectField[]): readonly Finding[] {
  return fields
    .filter(({ at, type, node }) => isList(node.type) && !boundedTypes.test(type) && !Object.hasOwn(boundedLists, at))
    .map(({ at }) => ({ at, problem: 'is a list without a limit; make it a connection, or say what bounds it' }));
}

function malformedConnections(fields: readonly ObjectField[], sdl: DocumentNode): readonly Finding[] {
  const connections = fields.filter(({ node }) => namedType(node.type).endsWith('Connection'));
  const declared = sdl.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value.endsWith('Connection') ? [definition] : [],
  );
  return [
    ...connections
      .filter(({ node }) => !isPaged(node))
      .map(({ at }) => ({ at, problem: 'returns a connection, but has no `first: Int! = 20` and `after: String`' })),
    ...declared.flatMap((type) =>
      ['nodes', 'edges', 'pageInfo']
        .filter((wanted) => !type.fields?.some(({ name }) => name.value === wanted))
        .map((wanted) => ({ at: type.name.value, problem: `is a connection without ${wanted}` })),
    ),
  ];
}

function isPaged(node: FieldDefinitionNode): boolean {
  const written = new Map((node.arguments ?? []).map((argument) => [argument.name.value, argument]));
  const [first, after] = [written.get('first'), written.get('after')];
  return (
    first !== undefined &&
    print(first.type) === 'Int!' &&
    first.defaultValue !== undefined &&
    after !== undefined &&
    print(after.type) === 'String'
  );
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;
}

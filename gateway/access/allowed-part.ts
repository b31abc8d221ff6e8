import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { Kind } from 'graphql';
import type { Denials } from './denials.js';
import { objectTypeBehind, objectTypeNamed } from './object-types.js';

/** An operation without the fields that its caller may not see. */
export interface AllowedPart {
  /** The operation and its fragments, to be planned; valid wherever the original was. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** True when nothing is left that a subgraph could be asked. */
  readonly isEmpty: boolean;
}

const typenameField: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Takes the denied fields out of an operation and its fragments. A selection set of which nothing is left asks for `__typename`, so that the
 * object itself is still found or not found as before. All types are object types (`readSupergraph` sees to it), so a fragment is always on the type
 * around it.
 * @returns null when nothing is denied
 */
export function allowedPart(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  denials: Denials,
): AllowedPart | null {
  const denied: FieldNode[] = [];

  const selections = (set: SelectionSetNode, parent: GraphQLObjectType): SelectionSetNode => {
    const kept = set.selections.flatMap((node) => selection(node, parent));
    if (kept.length === 0) kept.push(typenameField);
    return { ...set, selections: kept };
  };

  const selection = (node: SelectionNode, parent: GraphQLObjectType): SelectionNode[] => {
    switch (node.kind) {
      case Kind.FRAGMENT_SPREAD:
        return [node];
      case Kind.INLINE_FRAGMENT:
        return [{ ...node, selectionSet: selections(node.selectionSet, parent) }];
      case Kind.FIELD:
        return field(node, parent);
    }
  };

  const field = (node: FieldNode, parent: GraphQLObjectType): FieldNode[] => {
    if (denials(parent, node.name.value) !== null) {
      denied.push(node);
      return [];
    }
    const type = objectTypeBehind(parent, node.name.value);
    return [node.selectionSet && type ? { ...node, selectionSet: selections(node.selectionSet, type) } : node];
  };

  const root = schema.getRootType(operation.operation);
  if (!root) return null;
  const allowedOperation = { ...operation, selectionSet: selections(operation.selectionSet, root) };
  const fragments = [...fragmentsByName(document.definitions).values()].map((fragment) => ({
    ...fragment,
    selectionSet: selections(fragment.selectionSet, objectTypeNamed(schema, fragment.typeCondition.name.value)),
  }));
  if (denied.length === 0) return null;
  return {
    document: { kind: Kind.DOCUMENT, definitions: [allowedOperation, ...fragments] },
    operation: allowedOperation,
    isEmpty: asksNothing(allowedOperation.selectionSet, fragmentsByName(fragments)),
  };
}

export function fragmentsByName(definitions: DocumentNode['definitions']): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}

function asksNothing(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): boolean {
  return set.selections.every((node) => {
    switch (node.kind) {
      case Kind.FIELD:
        return node.name.value === '__typename';
      case Kind.INLINE_FRAGMENT:
        return asksNothing(node.selectionSet, fragments);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = fragments.get(node.name.value);
        return !fragment || asksNothing(fragment.selectionSet, fragments);
      }
    }
  });
}

import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLAbstractType,
  GraphQLCompositeType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { Kind, getNamedType, isAbstractType, isCompositeType, isObjectType } from 'graphql';
import type { Denials } from './denials.js';
import { fieldNamed } from './schema-fields.js';

/** An operation without the fields that its caller may not see. */
export interface AllowedPart {
  /** The operation and its fragments, to be planned; valid wherever the original was. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** True when nothing is left that a subgraph could be asked. */
  readonly isEmpty: boolean;
}

/** Asked for in every selection on an interface or union, so that the restored response knows which object it has. */
export const runtimeTypeAlias = 'accessRuntimeType';

const typenameField: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const runtimeTypeField: SelectionNode = { ...typenameField, alias: { kind: Kind.NAME, value: runtimeTypeAlias } };

/**
 * Takes the denied fields out of an operation and its fragments. A selection set of which nothing is left asks for `__typename`, so that the
 * object itself is still found or not found as before.
 * @returns null when nothing is denied
 */
export function allowedPart(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  denials: Denials,
): AllowedPart | null {
  const denied = new Set<FieldNode>();

  const selections = (set: SelectionSetNode, parent: GraphQLCompositeType): SelectionSetNode => {
    const kept = set.selections.flatMap((node) => selection(node, parent));
    if (kept.length === 0) kept.push(typenameField);
    if (isAbstractType(parent)) kept.push(runtimeTypeField);
    return { ...set, selections: kept };
  };

  const selection = (node: SelectionNode, parent: GraphQLCompositeType): SelectionNode[] => {
    switch (node.kind) {
      case Kind.FRAGMENT_SPREAD:
        return [node];
      case Kind.INLINE_FRAGMENT:
        return [
          {
            ...node,
            selectionSet: selections(node.selectionSet, conditionType(schema, node.typeCondition?.name.value, parent)),
          },
        ];
      case Kind.FIELD:
        return isAbstractType(parent) ? fieldOfAny(node, parent) : fieldOf(node, parent);
    }
  };

  const fieldOf = (node: FieldNode, parent: GraphQLCompositeType): FieldNode[] => {
    if (isObjectType(parent) && denials(parent, node.name.value) !== null) {
      denied.add(node);
      return [];
    }
    const type = getNamedType(fieldNamed(parent, node.name.value)?.type);
    if (!node.selectionSet || !isCompositeType(type)) return [node];
    return [{ ...node, selectionSet: selections(node.selectionSet, type) }];
  };

  /** A field of an interface stays whole when all types behind it allow it; otherwise it is asked of those that do, one by one. */
  const fieldOfAny = (node: FieldNode, parent: GraphQLAbstractType): SelectionNode[] => {
    const types = schema.getPossibleTypes(parent);
    const allowing = types.filter((type) => denials(type, node.name.value) === null);
    if (allowing.length === types.length) return fieldOf(node, parent);
    denied.add(node);
    return allowing.map((type) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
      selectionSet: { kind: Kind.SELECTION_SET, selections: fieldOf(node, type) },
    }));
  };

  const root = schema.getRootType(operation.operation);
  if (!root) return null;
  const allowedOperation = { ...operation, selectionSet: selections(operation.selectionSet, root) };
  const fragments = document.definitions.flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION
      ? [
          {
            ...definition,
            selectionSet: selections(
              definition.selectionSet,
              conditionType(schema, definition.typeCondition.name.value, root),
            ),
          },
        ]
      : [],
  );
  if (denied.size === 0) return null;
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

/** The type that a fragment's condition names; without one, the type around it. */
export function conditionType(
  schema: GraphQLSchema,
  name: string | undefined,
  parent: GraphQLCompositeType,
): GraphQLCompositeType {
  const type = name === undefined ? parent : schema.getType(name);
  return isCompositeType(type) ? type : parent;
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

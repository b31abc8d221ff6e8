import type {
  DocumentNode,
  FieldNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { Kind, getNullableType, isListType } from 'graphql';
import { fragmentsByName } from '../access/allowed-part.js';
import type { Variables } from '../access/conditions.js';
import { objectTypeBehind, objectTypeNamed } from '../access/object-types.js';

/** How many items a list without a page size is taken to have. */
const assumedListSize = 10;

/** A page size that is no number, or out of range, is refused by the subgraph; until then it counts as the largest page. */
const largestPage = 100;

/** The cost of an operation for given variables. */
export type CostModel = (variables: Variables) => number;

/**
 * Compiles the cost of an operation: each field counts one, times the page sizes around it. Fragments are spread out. Compiled once for a document; a request then only puts its variables in. Both take time in proportion to the document: a
 * fragment is compiled once and reckoned once, however often it is spread.
 */
export function costModel(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  document: DocumentNode,
): CostModel {
  const fragments = fragmentsByName(document.definitions);
  const compiled = new Map<string, CostModel>();

  const ofFragment = (name: string, inPage: boolean): CostModel => {
    const fragment = fragments.get(name);
    if (!fragment) return free;
    // Its condition names its type, so of the place where it is spread only the page around it matters.
    const key = `${name} ${inPage}`;
    const known = compiled.get(key);
    if (known) return known;
    // A circle, which validation refuses, would cost nothing more.
    compiled.set(key, free);
    const type = objectTypeNamed(schema, fragment.typeCondition.name.value);
    const model = reckonedOnce(ofSet(fragment.selectionSet, type, inPage));
    compiled.set(key, model);
    return model;
  };

  const ofSet = (set: SelectionSetNode, parent: GraphQLObjectType, inPage: boolean): CostModel =>
    sum(
      set.selections.map((node) => {
        switch (node.kind) {
          case Kind.FIELD:
            return ofField(node, parent, inPage);
          case Kind.INLINE_FRAGMENT:
            return ofSet(node.selectionSet, parent, inPage);
          case Kind.FRAGMENT_SPREAD:
            return ofFragment(node.name.value, inPage);
        }
      }),
    );

  const ofField = (node: FieldNode, parent: GraphQLObjectType, inPage: boolean): CostModel => {
    const field = parent.getFields()[node.name.value];
    const type = objectTypeBehind(parent, node.name.value);
    if (!field || !node.selectionSet || !type) return one;
    const pageSize = pageSizeOf(node, field.args.find(({ name }) => name === 'first')?.defaultValue);
    const below = ofSet(node.selectionSet, type, pageSize !== null);
    if (pageSize) return (variables) => 1 + pageSize(variables) * below(variables);
    // `nodes` and `edges` hold the items of the page around them, which has counted them.
    const size = isListType(getNullableType(field.type)) && !inPage ? assumedListSize : 1;
    return (variables) => 1 + size * below(variables);
  };

  const root = schema.getRootType(operation.operation);
  const defaults = defaultsOf(operation);
  const cost = root ? ofSet(operation.selectionSet, root, false) : free;
  return (variables) => cost({ ...defaults, ...variables });
}

const free: CostModel = () => 0;
const one: CostModel = () => 1;

/** Remembers the cost for the variables of the request under way, which come as one object. */
function reckonedOnce(model: CostModel): CostModel {
  let last: { readonly variables: Variables; readonly cost: number } | undefined;
  return (variables) => {
    if (last?.variables !== variables) last = { variables, cost: model(variables) };
    return last.cost;
  };
}

function sum(parts: readonly CostModel[]): CostModel {
  return (variables) => parts.reduce((total, part) => total + part(variables), 0);
}

/** The page size that a connection field asks for; null for any other field. */
function pageSizeOf(node: FieldNode, byDefault: unknown): CostModel | null {
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (!given) return byDefault === undefined ? null : () => clamped(byDefault);
  if (given.kind === Kind.VARIABLE) {
    const name = given.name.value;
    return (variables) => clamped(variables[name] ?? byDefault);
  }
  const size = clamped(given.kind === Kind.INT ? Number(given.value) : undefined);
  return () => size;
}

function clamped(size: unknown): number {
  return typeof size === 'number' && size >= 1 && size <= largestPage ? size : largestPage;
}

function defaultsOf(operation: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
}

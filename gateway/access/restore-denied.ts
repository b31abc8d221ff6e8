import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { GraphQLError, Kind, isListType, isNonNullType, isObjectType } from 'graphql';
import { errorCodes } from '../../subgraphs/shared/errors.js';
import type { Variables } from './conditions.js';
import { isIncluded } from './conditions.js';
import type { DenialReason, Denials } from './denials.js';
import { objectTypeBehind, objectTypeNamed } from './object-types.js';

type ResponseObject = Record<string, unknown>;
type ResponsePath = readonly (string | number)[];

export interface RestoreOptions {
  readonly schema: GraphQLSchema;
  /** The operation as the caller wrote it. */
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly denials: Denials;
  /** Coerced variables, for `@skip` and `@include`. */
  readonly variables: Variables;
}

export interface Restored {
  readonly data: ResponseObject | null;
  /** One FORBIDDEN for each denied field of each object in the response, at its full path. */
  readonly errors: readonly GraphQLError[];
}

const messages: Record<DenialReason, string> = {
  NO_RULE: errorCodes.FORBIDDEN,
  SCOPE: errorCodes.FORBIDDEN,
  POLICY: errorCodes.FORBIDDEN,
  PURPOSE: 'The purpose that the caller acts for does not cover this field.',
};

/** What a non-null position gives when it has no value: the null moves to the nearest nullable position above it (6.4.4 of the specification). */
const bubbling = Symbol('null that bubbles up');

/** One key of a response object, with all the selections that were merged into it. */
interface ResponseKey {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly type: GraphQLOutputType | undefined;
  readonly denial: DenialReason | null;
  /** False when nothing is denied below: the value is taken as it is. */
  readonly touched: boolean;
}

/**
 * Puts the denied fields back into the response of an allowed part: null, with FORBIDDEN at the path, in the order in which the caller asked. A
 * denied field that `@skip` or `@include` leaves out is no error, and below a null there is nothing to deny.
 */
export function restoreDenied(data: ResponseObject | null | undefined, options: RestoreOptions): Restored {
  const root = options.schema.getRootType(options.operation.operation);
  if (!data || !root) return { data: null, errors: [] };
  const restoration = new Restoration(options);
  const restored = restoration.object([options.operation.selectionSet], root, data, []);
  return { data: restored === bubbling ? null : restored, errors: restoration.errors };
}

class Restoration {
  readonly errors: GraphQLError[] = [];
  /** The keys of an object depend on its selections alone, since they stand on one type; a list asks for the same ones again and again. */
  private readonly keys = new Map<unknown, readonly ResponseKey[]>();
  private readonly touched = new Map<SelectionSetNode, boolean>();

  constructor(private readonly options: RestoreOptions) {}

  object(
    sets: readonly SelectionSetNode[],
    type: GraphQLObjectType,
    source: ResponseObject,
    path: ResponsePath,
    identity: unknown = sets,
  ): ResponseObject | typeof bubbling {
    const result: ResponseObject = Object.create(null) as ResponseObject;
    let bubbles = false;
    for (const responseKey of this.keysOf(sets, type, identity)) {
      // Known here, and not in the source when nothing was left to plan.
      const value =
        responseKey.nodes[0]?.name.value === '__typename'
          ? type.name
          : this.field(responseKey, source, [...path, responseKey.key]);
      // The siblings are still walked: each denied field of the caller's operation is named once.
      if (value === bubbling) bubbles = true;
      else result[responseKey.key] = value;
    }
    return bubbles ? bubbling : result;
  }

  private field(
    { key, nodes, type, denial, touched }: ResponseKey,
    source: ResponseObject,
    path: ResponsePath,
  ): unknown {
    if (denial !== null) {
      this.errors.push(new GraphQLError(messages[denial], { nodes, path, extensions: { code: 'FORBIDDEN' } }));
      return type && isNonNullType(type) ? bubbling : null;
    }
    const value = source[key] ?? null;
    return touched && type ? this.value(type, nodes, value, path) : value;
  }

  private value(type: GraphQLOutputType, nodes: readonly FieldNode[], value: unknown, path: ResponsePath): unknown {
    if (isNonNullType(type)) {
      const inner = this.value(type.ofType, nodes, value, path);
      return inner === null ? bubbling : inner;
    }
    if (value === null || value === undefined) return null;
    if (isListType(type)) {
      if (!Array.isArray(value)) return null;
      const items = value.map((item: unknown, index) => this.value(type.ofType, nodes, item, [...path, index]));
      return items.includes(bubbling) ? null : items;
    }
    if (!isObjectType(type) || !isObject(value)) return value;
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    const restored = this.object(sets, type, value, path, nodes);
    return restored === bubbling ? null : restored;
  }

  private keysOf(
    sets: readonly SelectionSetNode[],
    type: GraphQLObjectType,
    identity: unknown,
  ): readonly ResponseKey[] {
    const known = this.keys.get(identity);
    if (known) return known;

    const grouped = new Map<string, FieldNode[]>();
    for (const set of sets) this.collect(set, grouped, new Set());
    const keys = [...grouped].map(([key, nodes]): ResponseKey => {
      const name = nodes[0]?.name.value ?? key;
      return {
        key,
        nodes,
        type: type.getFields()[name]?.type,
        denial: this.options.denials(type, name),
        touched: nodes.some((node) => this.deniesBelow(node, type)),
      };
    });
    this.keys.set(identity, keys);
    return keys;
  }

  /** CollectFields of the specification (6.3.2), where every fragment is on the type around it. */
  private collect(set: SelectionSetNode, grouped: Map<string, FieldNode[]>, visited: Set<string>): void {
    for (const node of set.selections) {
      if (!isIncluded(node, this.options.variables)) continue;
      switch (node.kind) {
        case Kind.FIELD: {
          const key = node.alias?.value ?? node.name.value;
          const nodes = grouped.get(key);
          if (nodes) nodes.push(node);
          else grouped.set(key, [node]);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          this.collect(node.selectionSet, grouped, visited);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const fragment = this.options.fragments.get(node.name.value);
          if (!fragment || visited.has(node.name.value)) break;
          visited.add(node.name.value);
          this.collect(fragment.selectionSet, grouped, visited);
          break;
        }
      }
    }
  }

  private deniesBelow({ name, selectionSet }: FieldNode, parent: GraphQLObjectType): boolean {
    const type = objectTypeBehind(parent, name.value);
    return selectionSet !== undefined && type !== undefined && this.denies(selectionSet, type);
  }

  private denies(set: SelectionSetNode, parent: GraphQLObjectType): boolean {
    const known = this.touched.get(set);
    if (known !== undefined) return known;
    const denies = set.selections.some((node) => this.selectionDenies(node, parent));
    this.touched.set(set, denies);
    return denies;
  }

  private selectionDenies(node: SelectionNode, parent: GraphQLObjectType): boolean {
    switch (node.kind) {
      case Kind.FIELD:
        return this.options.denials(parent, node.name.value) !== null || this.deniesBelow(node, parent);
      case Kind.INLINE_FRAGMENT:
        return this.denies(node.selectionSet, parent);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = this.options.fragments.get(node.name.value);
        if (!fragment) return false;
        return this.denies(
          fragment.selectionSet,
          objectTypeNamed(this.options.schema, fragment.typeCondition.name.value),
        );
      }
    }
  }
}

function isObject(value: unknown): value is ResponseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

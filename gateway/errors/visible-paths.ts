import type { FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { GraphQLError, Kind } from 'graphql';

type Path = readonly (string | number)[];

/**
 * Moves errors to places that the caller asked for. The gateway fetches more than that (keys, and the facts that a computed field requires), and an
 * error there would show the caller a field that is not theirs to see. When something the caller did ask for failed below the same object, that says
 * enough and the inner error goes; otherwise it is told of the object.
 */
export function toVisiblePaths(
  errors: readonly GraphQLError[],
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): GraphQLError[] {
  const visible: GraphQLError[] = [];
  const hidden: { readonly error: GraphQLError; readonly prefix: Path }[] = [];
  for (const error of errors) {
    const prefix = visiblePrefix(error.path ?? [], [operation.selectionSet], fragments);
    if (prefix.length === (error.path ?? []).length) visible.push(error);
    else hidden.push({ error, prefix });
  }
  const told = new Set<string>();
  for (const { error, prefix } of hidden) {
    const place = JSON.stringify(prefix);
    if (told.has(place) || visible.some(({ path }) => path !== undefined && isBelow(path, prefix))) continue;
    told.add(place);
    visible.push(
      new GraphQLError(error.message, {
        ...(prefix.length > 0 && { path: prefix }),
        originalError: error.originalError ?? error,
        extensions: error.extensions,
      }),
    );
  }
  return visible;
}

function isBelow(path: Path, prefix: Path): boolean {
  return path.length > prefix.length && prefix.every((segment, index) => path[index] === segment);
}

/** The longest beginning of the path that the operation selects, whatever the types of fragments. */
function visiblePrefix(
  path: Path,
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Path {
  let current = sets;
  let length = 0;
  for (const [index, segment] of path.entries()) {
    if (typeof segment === 'string') {
      const below = selected(segment, current, fragments);
      if (!below) return path.slice(0, length);
      current = below;
    }
    length = index + 1;
  }
  return path;
}

/** The selection sets below a response key; null when nothing selects the key. */
function selected(
  key: string,
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): SelectionSetNode[] | null {
  const below: SelectionSetNode[] = [];
  let found = false;
  const pending = [...sets];
  const spread = new Set<string>();
  for (let set = pending.pop(); set; set = pending.pop()) {
    for (const node of set.selections) {
      switch (node.kind) {
        case Kind.FIELD:
          if ((node.alias ?? node.name).value !== key) break;
          found = true;
          if (node.selectionSet) below.push(node.selectionSet);
          break;
        case Kind.INLINE_FRAGMENT:
          pending.push(node.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const fragment = fragments.get(node.name.value);
          if (!fragment || spread.has(node.name.value)) break;
          spread.add(node.name.value);
          pending.push(fragment.selectionSet);
          break;
        }
      }
    }
  }
  return found ? below : null;
}

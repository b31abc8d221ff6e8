import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { GraphQLError, buildSchema, execute, getOperationAST, isObjectType, parse, validate } from 'graphql';
import { coordinate } from '../../subgraphs/shared/access/rules.js';
import { allowedPart, fragmentsByName } from './allowed-part.js';
import type { Variables } from './conditions.js';
import type { Denials } from './denials.js';
import { restoreDenied } from './restore-denied.js';

/** A schema with every kind of nullability and of lists, of object types alone as the product's. */
const sdl = `
  type Query { node: Node, nodes: [Node!]!, nullableNodes: [Node], mustNode: Node!, text: String }
  type Mutation { change: Node, other: Node }
  type Node {
    id: ID!, text: String, mustText: String!, child: Node, mustChild: Node!, children: [Node!]!, nullableChildren: [Node], leaf: Leaf
  }
  type Leaf { id: ID!, text: String, secret: String, mustSecret: String! }
`;

/** What a field resolves to: every object has two items in its lists, and its path of fields as its text. */
const values: Record<string, unknown> = {
  node: {},
  nodes: [{}, {}],
  nullableNodes: [{}, null, {}],
  mustNode: {},
  text: 'text',
  id: 'id',
  mustText: 'must',
  child: {},
  mustChild: {},
  children: [{}, {}],
  nullableChildren: [{}, null],
  leaf: {},
  secret: 'secret',
  mustSecret: 'secret',
  change: {},
  other: {},
};

export const schema = executableSchema(() => null);

/** Resolves from `values`, and throws what a subgraph would throw if it were asked for a denied field. */
function executableSchema(denied: (coordinate: string) => string | null): GraphQLSchema {
  const built = buildSchema(sdl);
  for (const type of Object.values(built.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = () => {
        const reason = denied(coordinate(type.name, field.name));
        if (reason) throw new GraphQLError(reason, { extensions: { code: 'FORBIDDEN' } });
        return values[field.name];
      };
    }
  }
  return built;
}

function denialsOf(coordinates: readonly string[]): Denials {
  return ({ name }, field) => (coordinates.includes(coordinate(name, field)) ? 'SCOPE' : null);
}

export interface Enforced {
  readonly data: unknown;
  /** Paths of the FORBIDDEN errors, joined by dots. */
  readonly forbidden: readonly string[];
  /** The document that would be planned, or null when the original is. */
  readonly planned: ReturnType<typeof allowedPart>;
}

/** Runs a document as the gateway does: the allowed part on the schema, then the denied fields put back. */
export function enforce(source: string, coordinates: readonly string[], variables: Variables = {}): Enforced {
  const document = parse(source);
  const invalid = validate(schema, document);
  if (invalid[0]) throw invalid[0];
  const operation = getOperationAST(document);
  if (!operation) throw new Error('one operation');
  const denials = denialsOf(coordinates);
  const planned = allowedPart(schema, document, operation, denials);
  const result = execute({
    schema,
    document: planned?.document ?? document,
    variableValues: variables,
  }) as ExecutionResult;
  if (!planned) return { data: result.data, forbidden: [], planned };
  const fragments = fragmentsByName(document.definitions);
  const restored = restoreDenied(planned.isEmpty ? {} : result.data, {
    schema,
    operation,
    fragments,
    denials,
    variables,
  });
  return { data: restored.data, forbidden: restored.errors.map(({ path }) => (path ?? []).join('.')), planned };
}

/** What the specification says of the same document when the denied fields fail where they stand: the oracle. */
export function specified(
  source: string,
  coordinates: readonly string[],
  variables: Variables = {},
): Omit<Enforced, 'planned'> {
  const denied = new Set(coordinates);
  const failing = executableSchema((at) => (denied.has(at) ? 'denied' : null));
  const result = execute({ schema: failing, document: parse(source), variableValues: variables }) as ExecutionResult;
  return { data: result.data, forbidden: (result.errors ?? []).map(({ path }) => (path ?? []).join('.')) };
}

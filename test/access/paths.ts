import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { coordinate } from '../../subgraphs/shared/access/rules.js';

/** A way from the query root to a type: the fields to walk, none of them leading back to a type that was passed. */
export interface SchemaPath {
  /** Response keys, without list indices. */
  readonly keys: readonly string[];
  /** The `Type.field` of each step. */
  readonly coordinates: readonly string[];
  /** Where it ends. */
  readonly type: GraphQLObjectType;
  /** A query that walks it and selects every field of the type; an object's own fields are left to the paths that go on. */
  readonly query: string;
}

/** The arguments with which a field is asked, as they stand in a document: `(first: 2)`. */
export type ArgumentsOf = (at: string) => string | undefined;

/**
 * Every way to every type of the schema.
 * @throws Error naming a field with a required argument for which `argumentsOf` has nothing
 */
export function schemaPaths(schema: GraphQLSchema, argumentsOf: ArgumentsOf): SchemaPath[] {
  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no query type');
  return [...walk(query, [], [], new Set(), argumentsOf)];
}

function* walk(
  type: GraphQLObjectType,
  steps: readonly string[],
  coordinates: readonly string[],
  passed: ReadonlySet<string>,
  argumentsOf: ArgumentsOf,
): Generator<SchemaPath> {
  const fields = Object.values(type.getFields());
  const selections = fields.map((field) => select(type, field, argumentsOf));
  if (steps.length > 0) yield { keys: steps.map(keyOf), coordinates, type, query: nested(steps, selections) };
  for (const field of fields) {
    const next = getNamedType(field.type);
    if (!isObjectType(next) || passed.has(next.name)) continue;
    yield* walk(
      next,
      [...steps, call(type, field, argumentsOf)],
      [...coordinates, coordinate(type.name, field.name)],
      new Set([...passed, type.name]),
      argumentsOf,
    );
  }
}

function call(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, argumentsOf: ArgumentsOf): string {
  const at = coordinate(type.name, field.name);
  const given = argumentsOf(at);
  if (given === undefined && field.args.some(isRequiredArgument)) throw new Error(`no arguments to ask ${at} with`);
  return `${field.name}${given ?? ''}`;
}

function select(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, argumentsOf: ArgumentsOf): string {
  const called = call(type, field, argumentsOf);
  return isObjectType(getNamedType(field.type)) ? `${called} { __typename }` : called;
}

function keyOf(step: string): string {
  return step.replace(/\(.*$/s, '');
}

function nested(steps: readonly string[], selections: readonly string[]): string {
  return `{ ${steps.map((step) => `${step} { `).join('')}${selections.join(' ')}${' }'.repeat(steps.length)} }`;
}

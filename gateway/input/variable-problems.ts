import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import {
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
} from 'graphql';
import type { GraphQLInputObjectType, GraphQLLeafType } from 'graphql';
import { PublicError } from '../../subgraphs/shared/errors.js';

/** More would help nobody, and a list of ten thousand wrong values has as many. */
const mostProblems = 10;

/** Where a value stands, `$input.visitedAt`, and what is wrong with it; never the value. */
interface Problem {
  readonly place: string;
  readonly problem: string;
}

/**
 * What is wrong with the variables of an operation: for each value that cannot be used a BAD_USER_INPUT that says where it stands and what is expected
 * there. graphql-js checks the same, but quotes the value, which may be personal data, and keeps the place to itself.
 * @returns none when the variables can be used, ten at most
 */
export function variableProblems(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const errors: GraphQLError[] = [];
  for (const { variable, type: typeNode, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode);
    // An unknown or an output type is refused by validation, before this.
    if (!isInputType(type)) continue;
    const isGiven = Object.hasOwn(variables, name) && variables[name] !== undefined;
    if (!isGiven && (defaultValue || !isNonNullType(type))) continue;
    for (const { place, problem } of problemsOf(variables[name], type, `$${name}`)) {
      errors.push(new PublicError('BAD_USER_INPUT', `Variable "${place}" ${problem}.`));
      if (errors.length === mostProblems) return errors;
    }
  }
  return errors;
}

function* problemsOf(value: unknown, type: GraphQLInputType, place: string): Generator<Problem> {
  if (isNonNullType(type)) {
    if (value === undefined) yield { place, problem: `is missing: ${String(type)} is required` };
    else if (value === null) yield { place, problem: `is null: ${String(type)} is required` };
    else yield* problemsOf(value, type.ofType, place);
  } else if (value === null || value === undefined) {
    return;
  } else if (isListType(type)) {
    // One value stands for a list of it.
    if (!Array.isArray(value)) yield* problemsOf(value, type.ofType, place);
    else for (const [index, item] of value.entries()) yield* problemsOf(item ?? null, type.ofType, `${place}.${index}`);
  } else if (isInputObjectType(type)) {
    yield* problemsOfObject(value, type, place);
  } else {
    yield* problemsOfLeaf(value, type, place);
  }
}

function* problemsOfObject(value: unknown, type: GraphQLInputObjectType, place: string): Generator<Problem> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield { place, problem: `has to be an object: ${type.name}` };
    return;
  }
  const given = value as Readonly<Record<string, unknown>>;
  const fields = type.getFields();
  for (const field of Object.values(fields)) {
    const item = Object.hasOwn(given, field.name) ? given[field.name] : undefined;
    if (item !== undefined || isRequiredInputField(field)) {
      yield* problemsOf(item, field.type, `${place}.${field.name}`);
    }
  }
  // Which one is not said: whoever mixes up keys and values has personal data for a key.
  if (Object.keys(given).some((name) => !Object.hasOwn(fields, name))) {
    yield {
      place,
      problem: `has a field that ${type.name} does not have: its fields are ${Object.keys(fields).join(', ')}`,
    };
  }
}

function* problemsOfLeaf(value: unknown, type: GraphQLLeafType, place: string): Generator<Problem> {
  try {
    type.parseValue(value);
  } catch (error) {
    yield { place, problem: `cannot be used: ${expectationOf(type, error)}` };
  }
}

/** The product's own scalars say what they expect; those of graphql-js say what they were given. */
function expectationOf(type: GraphQLLeafType, error: unknown): string {
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    return `${type.name} is one of ${names.join(', ')}`;
  }
  const isOurs = error instanceof GraphQLError && error.extensions['code'] === 'BAD_USER_INPUT';
  return isOurs ? error.message.replace(/\.$/, '') : `a value of ${type.name} is expected`;
}

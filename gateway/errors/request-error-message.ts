import type { ASTNode } from 'graphql';
import { GraphQLError, Kind } from 'graphql';
import { errorCodes } from '../../subgraphs/shared/errors.js';

/** Nodes that are values the caller wrote, or stand for one: an error about them quotes it. */
const valueKinds = new Set<string>([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.NULL,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
  Kind.VARIABLE_DEFINITION,
]);

/**
 * The message of an error about the request itself. graphql-js quotes what the caller wrote, and that can be somebody's e-mail address or customer
 * number: a caller's own log would then hold it. So where an error is about a value, it says where, and not what.
 */
export function requestErrorMessage(code: string, message: string, error: unknown): string {
  const cause = error instanceof GraphQLError ? error : undefined;
  switch (code) {
    case 'GRAPHQL_PARSE_FAILED': {
      const [at] = cause?.locations ?? [];
      return at ? `Syntax error at line ${at.line}, column ${at.column}.` : 'Syntax error.';
    }
    case 'BAD_USER_INPUT':
      return badValueMessage(cause?.nodes?.[0]);
    case 'GRAPHQL_VALIDATION_FAILED':
      return cause?.nodes?.some(({ kind }) => valueKinds.has(kind)) ? badValueMessage(cause.nodes[0]) : message;
    case 'OPERATION_RESOLUTION_FAILURE':
      return 'The document has no such operation; `operationName` chooses when it has several.';
    default:
      return message;
  }
}

function badValueMessage(node: ASTNode | undefined): string {
  return node?.kind === Kind.VARIABLE_DEFINITION
    ? `Variable "$${node.variable.name.value}" has a value that cannot be used.`
    : errorCodes.BAD_USER_INPUT;
}

import type { SelectionNode } from 'graphql';
import { GraphQLIncludeDirective, GraphQLSkipDirective, getDirectiveValues } from 'graphql';

/** Coerced variable values by name. */
export type Variables = Readonly<Record<string, unknown>>;

/** True unless `@skip` or `@include` takes the selection out of the response (GraphQL specification, 3.13.1 and 3.13.2). */
export function isIncluded(node: SelectionNode, variables: Variables): boolean {
  if (!node.directives || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

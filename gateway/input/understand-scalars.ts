import type { GraphQLSchema } from 'graphql';
import { isScalarType } from 'graphql';
import { scalarResolvers } from '../../subgraphs/shared/runtime/scalars.js';

/**
 * Has the API schema read the product's own scalars as the subgraphs read them. Built from SDL, it would take any value for a DateTime, and what is wrong
 * with it would be found behind the planner, by a subgraph that knows neither the variable nor the place. Only reading changes: what a subgraph has
 * written goes out as it came.
 */
export function understandScalars(schema: GraphQLSchema): void {
  for (const { name, parseValue, parseLiteral } of Object.values(scalarResolvers)) {
    const scalar = schema.getType(name);
    if (isScalarType(scalar)) Object.assign(scalar, { parseValue, parseLiteral });
  }
}

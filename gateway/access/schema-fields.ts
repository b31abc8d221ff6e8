import type { GraphQLCompositeType, GraphQLField } from 'graphql';
import { isUnionType } from 'graphql';

/** The definition of a field on a type; undefined for meta fields, and on a union, which has no fields of its own. */
export function fieldNamed(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isUnionType(parent) ? undefined : parent.getFields()[name];
}

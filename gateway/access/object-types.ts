import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, isObjectType } from 'graphql';

/** The object type behind a field, through lists and non-null; undefined for a scalar, an enum and a meta field. */
export function objectTypeBehind(parent: GraphQLObjectType, field: string): GraphQLObjectType | undefined {
  const type = getNamedType(parent.getFields()[field]?.type);
  return isObjectType(type) ? type : undefined;
}

/** @throws for a name of no object type, which neither validation nor `readSupergraph` lets through */
export function objectTypeNamed(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type of the schema`);
  return type;
}

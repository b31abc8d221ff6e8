import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, isObjectType, parse } from 'graphql';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import { decideAccess } from '../../subgraphs/shared/access/decide.js';
import { accessTable, coordinate } from '../../subgraphs/shared/access/rules.js';

/** The object types of a schema that a query can name, without introspection's own. */
export function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'));
}

/** Every `Type.field` of the API schema. */
export function fieldCoordinates(schema: GraphQLSchema): string[] {
  return objectTypes(schema).flatMap((type) =>
    Object.keys(type.getFields()).map((field) => coordinate(type.name, field)),
  );
}

/**
 * The fields that a caller can see by the schema's rules: those that are allowed and to which some path of allowed fields leads from a root.
 */
export function visibleFields(schema: GraphQLSchema, supergraphSdl: string, caller: Caller): ReadonlySet<string> {
  const access = accessTable(parse(supergraphSdl));
  const visible = new Set<string>();
  const waiting = [schema.getQueryType(), schema.getMutationType()].filter(
    (type) => type !== null && type !== undefined,
  );
  const reached = new Set<string>(waiting.map(({ name }) => name));
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    for (const field of Object.values(type.getFields())) {
      const at = coordinate(type.name, field.name);
      const entry = access.get(at);
      if (!entry || !decideAccess(entry, caller).allowed) continue;
      visible.add(at);
      const returned = getNamedType(field.type);
      if (isObjectType(returned) && !reached.has(returned.name)) {
        reached.add(returned.name);
        waiting.push(returned);
      }
    }
  }
  return visible;
}

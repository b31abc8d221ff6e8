import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isObjectType, isUnionType } from 'graphql';
import type { Caller } from '../access/caller.js';
import { policyNamed } from '../access/policies.js';
import type { AccessRule, AccessTable } from '../access/rules.js';
import { coordinate } from '../access/rules.js';
import { PublicError } from '../errors.js';

interface CallerContext {
  readonly caller: Caller;
}
type Resolver = GraphQLFieldResolver<unknown, CallerContext>;
type Policies = NonNullable<AccessRule['policies']>;
type ReferenceResolver = (reference: object, context: CallerContext, info: GraphQLResolveInfo) => unknown;

/**
 * Puts the record-by-record half of `@policy` around the resolvers of a subgraph's schema: a policy on a type judges each record that a field of that
 * type returns, and each that `_entities` resolves; a policy on a field judges the record to which the field belongs. Only fields with a policy are
 * touched, so that a plain column costs nothing more.
 * @throws an Error with the type's name for an entity with a policy that has no `__resolveReference`: without one, `_entities` would give the reference
 * itself back, and no policy would have judged it
 */
export function guardRecords(schema: GraphQLSchema, access: AccessTable): void {
  const entities = entityNames(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (entities.has(type.name)) guardReferences(type, access);
    for (const field of Object.values(type.getFields())) {
      const entry = access.get(coordinate(type.name, field.name));
      if (!entry) continue;
      const onParent = policiesOf(entry.fieldRules);
      const onResult = policiesOf(entry.returnRules);
      if (onParent.length > 0 || onResult.length > 0) {
        field.resolve = guarded(field.resolve ?? defaultFieldResolver, onParent, onResult);
      }
    }
  }
}

function policiesOf(rules: readonly AccessRule[]): readonly Policies[] {
  return rules.flatMap(({ policies }) => (policies ? [policies] : []));
}

function guarded(resolve: Resolver, onParent: readonly Policies[], onResult: readonly Policies[]): Resolver {
  return (source, args, context, info) => {
    if (onParent.length > 0) requirePolicies(onParent, context.caller, source);
    const result = resolve(source, args, context, info);
    return onResult.length > 0 ? judged(result, onResult, context.caller) : result;
  };
}

/** The types that `_entities` resolves. */
function entityNames(schema: GraphQLSchema): ReadonlySet<string> {
  const union = schema.getType('_Entity');
  return new Set(isUnionType(union) ? union.getTypes().map(({ name }) => name) : []);
}

function guardReferences(type: GraphQLObjectType, access: AccessTable): void {
  // The rules of a type are the same on each of its fields.
  const entry = Object.keys(type.getFields())
    .map((field) => access.get(coordinate(type.name, field)))
    .find((known) => known !== undefined);
  if (!entry) throw new Error(`The rules of the entity ${type.name} are unknown.`);
  const policies = policiesOf(entry.typeRules);
  if (policies.length === 0) return;
  const federation = type.extensions['apollo'] as { subgraph?: { resolveReference?: ReferenceResolver } } | undefined;
  const resolveReference = federation?.subgraph?.resolveReference;
  if (!federation?.subgraph || !resolveReference) {
    throw new Error(`The entity ${type.name} has a policy and no __resolveReference, which it could judge.`);
  }
  // Asynchronous, so that a record which is refused costs itself and not those that were asked for with it.
  federation.subgraph.resolveReference = async (reference, context, info) =>
    judged(await resolveReference(reference, context, info), policies, context.caller);
}

/** Judges a record, each record of a list, and what a promise of either brings. Null is nobody's and passes. */
function judged(result: unknown, policies: readonly Policies[], caller: Caller): unknown {
  if (result instanceof Promise) return result.then((value: unknown) => judged(value, policies, caller));
  if (Array.isArray(result)) return result.map((record: unknown) => judgedItem(record, policies, caller));
  return judgedItem(result, policies, caller);
}

function judgedItem(record: unknown, policies: readonly Policies[], caller: Caller): unknown {
  if (record === null || record === undefined) return record;
  if (record instanceof Promise) return record.then((value: unknown) => judgedItem(value, policies, caller));
  requirePolicies(policies, caller, record);
  return record;
}

function requirePolicies(rules: readonly Policies[], caller: Caller, record: unknown): void {
  const hold =
    typeof record === 'object' &&
    record !== null &&
    rules.every((alternatives) =>
      alternatives.some((all) => all.every((name) => policyNamed(name).holds(caller, record))),
    );
  if (!hold) throw new PublicError('FORBIDDEN');
}

import type { ConstDirectiveNode, DocumentNode, FieldDefinitionNode, TypeNode } from 'graphql';
import { Kind, valueFromASTUntyped } from 'graphql';
import type { ProcessingPurpose } from './purposes.js';

/** What one `@authenticated`, `@requiresScopes` or `@policy` site asks: alternatives of conjunctions, as federation defines them. */
export interface AccessRule {
  /** Any of these sets of scopes; null when the site names no scopes. */
  readonly scopes: readonly (readonly string[])[] | null;
  /** Any of these sets of policies; null when the site names no policies. */
  readonly policies: readonly (readonly string[])[] | null;
}

/** Everything that stands between a caller and a field: its own rule, its type's, and that of the type it returns. All must hold. */
export interface FieldAccess {
  readonly type: string;
  readonly field: string;
  /** The named type that the field returns. */
  readonly returns: string;
  /** Rules on the parent type. With none here and none on the field, nobody may (default deny). */
  readonly typeRules: readonly AccessRule[];
  /** Rules on the field itself. */
  readonly fieldRules: readonly AccessRule[];
  /** Rules on the type that the field returns. */
  readonly returnRules: readonly AccessRule[];
  /** The purposes of a classified field; null when the field is no stored personal data. */
  readonly purposes: ReadonlySet<ProcessingPurpose> | null;
}

/** Access by `Type.field`. */
export type AccessTable = ReadonlyMap<string, FieldAccess>;

export function coordinate(type: string, field: string): string {
  return `${type}.${field}`;
}

/** Reads the access rules of every object field from an SDL: a subgraph's or the supergraph's, they look the same there. */
export function accessTable(sdl: DocumentNode): AccessTable {
  const typeRules = new Map<string, AccessRule[]>();
  const fields: { type: string; node: FieldDefinitionNode }[] = [];
  for (const definition of sdl.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    const type = definition.name.value;
    const rule = ruleOf(definition.directives ?? []);
    if (rule) typeRules.set(type, [...(typeRules.get(type) ?? []), rule]);
    for (const node of definition.fields ?? []) fields.push({ type, node });
  }

  const table = new Map<string, FieldAccess>();
  for (const { type, node } of fields) {
    const own = ruleOf(node.directives ?? []);
    const returns = namedType(node.type);
    table.set(coordinate(type, node.name.value), {
      type,
      field: node.name.value,
      returns,
      typeRules: typeRules.get(type) ?? [],
      fieldRules: own ? [own] : [],
      returnRules: typeRules.get(returns) ?? [],
      purposes: purposesOf(node.directives ?? []),
    });
  }
  return table;
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function ruleOf(directives: readonly ConstDirectiveNode[]): AccessRule | null {
  let found = false;
  let scopes: string[][] | null = null;
  let policies: string[][] | null = null;
  for (const directive of directives) {
    switch (directive.name.value) {
      case 'authenticated':
        found = true;
        break;
      case 'requiresScopes':
        found = true;
        scopes = alternatives(directive, 'scopes');
        break;
      case 'policy':
        found = true;
        policies = alternatives(directive, 'policies');
        break;
    }
  }
  return found ? { scopes, policies } : null;
}

function alternatives(directive: ConstDirectiveNode, argument: string): string[][] {
  const value = argumentOf(directive, argument);
  if (!isListOfStringLists(value)) throw new Error(`@${directive.name.value} without a list of lists of names`);
  return value;
}

function isListOfStringLists(value: unknown): value is string[][] {
  return (
    Array.isArray(value) &&
    value.every((inner: unknown) => Array.isArray(inner) && inner.every((name) => typeof name === 'string'))
  );
}

function purposesOf(directives: readonly ConstDirectiveNode[]): ReadonlySet<ProcessingPurpose> | null {
  const directive = directives.find(({ name }) => name.value === 'personalData');
  if (!directive) return null;
  // The enum in the schema and the union here are held together by a test.
  return new Set(argumentOf(directive, 'purposes') as ProcessingPurpose[]);
}

function argumentOf(directive: ConstDirectiveNode, name: string): unknown {
  const argument = directive.arguments?.find((candidate) => candidate.name.value === name);
  return argument && valueFromASTUntyped(argument.value);
}

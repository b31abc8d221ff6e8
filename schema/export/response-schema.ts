import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLOutputType,
  GraphQLSchema,
  SelectionSetNode,
  GraphQLEnumType,
  GraphQLObjectType,
} from 'graphql';
import { Kind, isEnumType, isListType, isNonNullType, isObjectType, isScalarType } from 'graphql';

/** The keywords of JSON Schema (draft 2020-12) that describe a response of this graph. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** How each scalar of the graph is written in JSON. Another scalar has to be added here before it can be exported. */
const scalars: Readonly<Record<string, JsonSchema>> = {
  ID: { type: 'string' },
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  Int: { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 },
  Float: { type: 'number' },
  DateTime: { type: 'string', format: 'date-time' },
  Date: { type: 'string', format: 'date' },
  Cents: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
};

/** Scalars that everybody knows; the others are defined once, with their description. */
const wellKnown: ReadonlySet<string> = new Set(['ID', 'String', 'Boolean', 'Int', 'Float']);

/**
 * The JSON Schema of the `data` that an operation gets: exactly the selected fields, null only where the graph allows it, closed to anything else.
 * Descriptions are the SDL's. Enums and the graph's own scalars are under `$defs` by their names.
 *
 * @param api the schema that callers see
 * @param document one operation with its fragments, without `@skip` and `@include`
 * @throws an Error for what has no one shape (interfaces, unions, conditions), for an unknown field, and for a scalar whose form is not declared
 */
export function responseSchema(api: GraphQLSchema, document: DocumentNode): JsonSchema {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations = document.definitions.filter((node) => {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    return node.kind === Kind.OPERATION_DEFINITION;
  });
  const [operation] = operations;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operations.length > 1)
    throw new Error('one operation is wanted');
  const root = api.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation}`);
  const definitions = new Map<string, JsonSchema>();
  const shape = objectSchema(root, [operation.selectionSet], { fragments, definitions });
  const sorted = [...definitions].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...shape, $defs: Object.fromEntries(sorted) };
}

interface Context {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Filled on the way. */
  readonly definitions: Map<string, JsonSchema>;
}

function objectSchema(type: GraphQLObjectType, sets: readonly SelectionSetNode[], context: Context): JsonSchema {
  const fields = new Map<string, FieldNode[]>();
  for (const set of sets) collectFields(set, context, fields);
  const properties = [...fields].map(([key, nodes]): [string, JsonSchema] => [key, fieldSchema(type, nodes, context)]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: [...fields.keys()],
    additionalProperties: false,
  };
}

/** The selected fields by the name under which they are in the response; several selections of one field are one. */
function collectFields(set: SelectionSetNode, context: Context, fields: Map<string, FieldNode[]>): void {
  for (const node of set.selections) {
    if (node.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) {
      throw new Error('a field that is selected on a condition has no one shape');
    }
    if (node.kind === Kind.FIELD) {
      const key = (node.alias ?? node.name).value;
      fields.set(key, [...(fields.get(key) ?? []), node]);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      collectFields(node.selectionSet, context, fields);
    } else {
      const fragment = context.fragments.get(node.name.value);
      if (!fragment) throw new Error(`there is no fragment ${node.name.value}`);
      collectFields(fragment.selectionSet, context, fields);
    }
  }
}

function fieldSchema(parent: GraphQLObjectType, nodes: readonly FieldNode[], context: Context): JsonSchema {
  const name = nodes[0]?.name.value ?? '';
  if (name === '__typename') return { const: parent.name };
  const field = parent.getFields()[name];
  if (!field) throw new Error(`${parent.name} has no field ${name}`);
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const schema = typeSchema(field.type, sets, context);
  return field.description ? { description: field.description, ...schema } : schema;
}

function typeSchema(type: GraphQLOutputType, sets: readonly SelectionSetNode[], context: Context): JsonSchema {
  if (!isNonNullType(type)) return orNull(presentSchema(type, sets, context));
  return presentSchema(type.ofType, sets, context);
}

function presentSchema(type: GraphQLOutputType, sets: readonly SelectionSetNode[], context: Context): JsonSchema {
  if (isListType(type)) return { type: 'array', items: typeSchema(type.ofType, sets, context) };
  if (isObjectType(type)) return objectSchema(type, sets, context);
  if (isEnumType(type)) return defined(type, enumSchema(type), context);
  if (!isScalarType(type)) throw new Error(`${type.toString()} has no one shape`);
  const form = scalars[type.name];
  if (!form) throw new Error(`no form in JSON is declared for the scalar ${type.name}`);
  return wellKnown.has(type.name) ? form : defined(type, form, context);
}

function defined(type: GraphQLNamedType, schema: JsonSchema, { definitions }: Context): JsonSchema {
  definitions.set(type.name, { ...(type.description ? { description: type.description } : {}), ...schema });
  return { $ref: `#/$defs/${type.name}` };
}

/** The values with what each means: JSON Schema has no place of its own for it. */
function enumSchema(type: GraphQLEnumType): JsonSchema {
  const values = type.getValues();
  const meanings = values.flatMap(({ name, description }) => (description ? [`- \`${name}\`: ${description}`] : []));
  const description = [type.description ?? '', meanings.join('\n')].filter((text) => text !== '').join('\n\n');
  return { ...(description === '' ? {} : { description }), type: 'string', enum: values.map(({ name }) => name) };
}

function orNull(schema: JsonSchema): JsonSchema {
  return typeof schema.type === 'string'
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
}

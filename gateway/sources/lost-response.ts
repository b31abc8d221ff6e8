import type { DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLFormattedError, SelectionSetNode } from 'graphql';
import { Kind, valueFromASTUntyped } from 'graphql';
import type { ErrorCode } from '../../subgraphs/shared/errors.js';
import { errorCodes } from '../../subgraphs/shared/errors.js';
import { fragmentsByName } from '../access/allowed-part.js';
import type { Variables } from '../access/conditions.js';
import { isIncluded } from '../access/conditions.js';
import type { SourceRequest, SourceResponse } from './source.js';

const entitiesField = '_entities';

/** What a fetch would have brought, as nulls. `fields` are the response names; on an entity, without the key that is known already. */
interface Lost {
  readonly data: Record<string, unknown>;
  readonly paths: readonly (readonly (string | number)[])[];
}

/**
 * The response of a fetch that failed: null for every field it asked for, and an error for each at its path. Null and not missing, because a field of
 * another subgraph that `@requires` one of these is then still computed, and can say what it could not know.
 */
export function lostResponse(
  request: Pick<SourceRequest, 'document' | 'variables'>,
  code: ErrorCode,
  message?: string,
): SourceResponse {
  const { data, paths } = lostFields(request.document, request.variables);
  return { data, errors: paths.map((path) => lostError(path, code, message)) };
}

/** Nulls for what a fetch asked for, with the errors that the subgraph gave of its own. */
export function refusedResponse(
  request: Pick<SourceRequest, 'document' | 'variables'>,
  errors: readonly GraphQLFormattedError[],
): SourceResponse {
  return { data: lostFields(request.document, request.variables).data, errors };
}

function lostError(
  path: readonly (string | number)[],
  code: ErrorCode,
  message: string = errorCodes[code],
): GraphQLFormattedError {
  return { message, path, extensions: { code } };
}

function lostFields(document: DocumentNode, variables: Variables): Lost {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fragments = fragmentsByName(document.definitions);
  const data: Record<string, unknown> = {};
  const paths: (readonly (string | number)[])[] = [];
  for (const field of operation ? fieldsOf(operation.selectionSet, undefined, fragments, variables) : []) {
    const key = responseKey(field);
    if (field.name.value !== entitiesField || !field.selectionSet) {
      data[key] = null;
      if (field.name.value !== '__typename') paths.push([key]);
      continue;
    }
    const set = field.selectionSet;
    data[key] = representationsOf(field, variables).map((representation, index) => {
      const type = representation['__typename'];
      const entity: Record<string, unknown> = { __typename: type };
      for (const lost of fieldsOf(set, type, fragments, variables)) {
        const name = responseKey(lost);
        if (name === '__typename') continue;
        // A key that the gateway sent is not lost: a null would take it from the fetches that come after.
        if (Object.hasOwn(representation, name)) {
          entity[name] = representation[name];
          continue;
        }
        entity[name] = null;
        paths.push([key, index, name]);
      }
      return entity;
    });
  }
  return { data, paths };
}

function representationsOf(field: FieldNode, variables: Variables): readonly Record<string, unknown>[] {
  const argument = field.arguments?.find(({ name }) => name.value === 'representations');
  const value: unknown = argument && valueFromASTUntyped(argument.value, variables);
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

/** The fields that a selection set asks of an object of the type; of any type when it is undefined. */
function fieldsOf(
  set: SelectionSetNode,
  type: unknown,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Variables,
): FieldNode[] {
  return set.selections.flatMap((node) => {
    if (!isIncluded(node, variables)) return [];
    switch (node.kind) {
      case Kind.FIELD:
        return [node];
      case Kind.INLINE_FRAGMENT:
        return applies(node.typeCondition?.name.value, type)
          ? fieldsOf(node.selectionSet, type, fragments, variables)
          : [];
      case Kind.FRAGMENT_SPREAD: {
        const fragment = fragments.get(node.name.value);
        return fragment && applies(fragment.typeCondition.name.value, type)
          ? fieldsOf(fragment.selectionSet, type, fragments, variables)
          : [];
      }
    }
  });
}

/** An entity fetch names concrete types in its conditions. */
function applies(condition: string | undefined, type: unknown): boolean {
  return condition === undefined || type === undefined || condition === type;
}

function responseKey(field: FieldNode): string {
  return (field.alias ?? field.name).value;
}

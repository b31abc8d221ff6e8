import fc from 'fast-check';
import type { GraphQLObjectType } from 'graphql';
import { getNamedType, isObjectType } from 'graphql';
import { enforce, schema, specified } from './access-test-schema.js';

const condition = fc.constantFrom('', '', '', ' @include(if: $yes)', ' @include(if: $no)', ' @skip(if: $yes)');

/** A selection set of fields, aliases, fragments and conditions. A key always stands for the same field, so that all of them merge. */
function selectionSet(parent: GraphQLObjectType, depth: number): fc.Arbitrary<string> {
  return fc.array(selection(parent, depth), { minLength: 1, maxLength: 4 }).map((parts) => `{ ${parts.join(' ')} }`);
}

function selection(parent: GraphQLObjectType, depth: number): fc.Arbitrary<string> {
  const choices = Object.values(parent.getFields()).flatMap(({ name, type }): fc.Arbitrary<string>[] => {
    const named = getNamedType(type);
    const key = fc.constantFrom(name, `x_${name}: ${name}`);
    if (!isObjectType(named)) return [fc.tuple(key, condition).map((parts) => parts.join(''))];
    return depth === 0
      ? []
      : [fc.tuple(key, condition, selectionSet(named, depth - 1)).map((parts) => parts.join(' '))];
  });
  if (depth === 0) return fc.oneof(fc.constant('__typename'), ...choices);
  const fragment = fc
    .tuple(fc.constantFrom('...', `... on ${parent.name}`), condition, selectionSet(parent, depth - 1))
    .map((parts) => parts.join(' '));
  return fc.oneof(fc.constant('__typename'), ...choices, fragment);
}

const query = schema.getQueryType();
/** Validation wants each variable used. */
const operations = (query ? selectionSet(query, 3) : fc.constant('{}')).map(
  (set) =>
    `query ($yes: Boolean!, $no: Boolean!) { ... ${set} used: __typename @include(if: $yes) unused: __typename @include(if: $no) }`,
);

const deniable = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && !type.name.startsWith('__')
    ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
    : [],
);

it('answers any operation as if the denied fields had failed where they stand, in the same order', () => {
  fc.assert(
    fc.property(operations, fc.subarray(deniable, { maxLength: 8 }), (operation, denied) => {
      const variables = { yes: true, no: false };
      const enforced = enforce(operation, denied, variables);
      const oracle = specified(operation, denied, variables);
      expect(JSON.stringify(enforced.data)).toBe(JSON.stringify(oracle.data));
      // graphql-js stops at the first error that nulls an object; every field that it names is named here too.
      expect(enforced.forbidden).toEqual(expect.arrayContaining([...oracle.forbidden]));
    }),
    { numRuns: 300 },
  );
});

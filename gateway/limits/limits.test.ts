import type { GraphQLSchema } from 'graphql';
import { getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { apiSchemaOf } from '../../schema/api-schema.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { costModel } from './cost.js';
import { hasMoreTokens } from './count-tokens.js';
import { defaultLimits } from './limits.js';
import { exceededLimit, measure } from './measure.js';

const operationsFolder = join(repositoryRoot, 'schema', 'operations');
const documents = readdirSync(operationsFolder).filter((name) => name.endsWith('.graphql'));

function measured(source: string) {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('one operation');
  return { document, operation, shape: measure(operation, document) };
}

/** The limit that refuses a document before it is validated. */
function refusedBy(source: string): string | null {
  if (hasMoreTokens(source, defaultLimits.tokens)) return 'tokens';
  return exceededLimit(measured(source).shape, defaultLimits);
}

describe('the limits of an operation', () => {
  let schema: GraphQLSchema;
  beforeAll(() => {
    schema = apiSchemaOf(readFileSync(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8'));
  });

  function cost(source: string, variables: Record<string, unknown> = {}): number {
    const { document, operation } = measured(source);
    return costModel(schema, operation, document)(variables);
  }

  it.each(documents)('have room for the document %s', (name) => {
    const source = readFileSync(join(operationsFolder, name), 'utf8');
    expect(refusedBy(source)).toBeNull();
    expect(cost(source)).toBeLessThanOrEqual(defaultLimits.cost);
  });

  it('have room for the introspection query of GraphiQL', () => {
    const source = getIntrospectionQuery({
      descriptions: true,
      inputValueDeprecation: true,
      specifiedByUrl: true,
      schemaDescription: true,
    });
    expect(refusedBy(source)).toBeNull();
    expect(cost(source)).toBeLessThanOrEqual(defaultLimits.cost);
  });

  const twice = (levels: number): string =>
    Array.from(
      { length: levels },
      (_, level) => `fragment f${level} on Person { a: me { ...f${level + 1} } b: me { ...f${level + 1} } }`,
    ).join(' ') + ` fragment f${levels} on Person { id }`;

  it.each([
    ['a page of tokens', `{ ${'__typename '.repeat(1_001)} }`, 'tokens'],
    ['tokens without an end', '{ '.repeat(600_000), 'tokens'],
    ['depth', `{ ${'a { '.repeat(15)} b ${'} '.repeat(15)} }`, 'depth'],
    [
      'depth through fragments',
      `{ ...f0 } ${Array.from({ length: 16 }, (_, i) => `fragment f${i} on T { a { ...f${i + 1} } }`).join(' ')} fragment f16 on T { b }`,
      'depth',
    ],
    [
      'aliases of __typename',
      `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      'rootFields',
    ],
    [
      'aliases below the root',
      `{ me { ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} } }`,
      'aliases',
    ],
    ['directives', `{ me { id ${'@include(if: true) '.repeat(21)} } }`, 'directives'],
    [
      'directives on a fragment that is spread again and again',
      `{ ${'...f '.repeat(11)} } fragment f on Query { ... @include(if: true) @skip(if: false) { me { id } } }`,
      'directives',
    ],
    ['root fields', `{ ${Array.from({ length: 21 }, (_, i) => `f${i}`).join(' ')} }`, 'rootFields'],
    ['fragments that double at every level', `{ me { ...f0 } } ${twice(12)}`, 'fields'],
    ['fragments that double forty times', `{ me { ...f0 } } ${twice(40)}`, 'fields'],
  ])('refuse %s', (_case, source, limit) => {
    expect([limit, ...(limit === 'fields' ? ['depth'] : [])]).toContain(refusedBy(source));
  });

  it('leave a circle of fragments to validation', () => {
    expect(refusedBy('{ ...a } fragment a on Query { ...b ...b } fragment b on Query { ...a ...a }')).toBeNull();
  });

  it('reckon the cost by the sizes of the pages, from literals, variables and defaults', () => {
    const query = (first: string) =>
      `query ($n: Int = 50) { people(search: "v", first: ${first}) { nodes { cards(first: 10) { nodes { id } } } } }`;
    const ofPage = (size: number): number => 1 + size * (1 + (1 + 10 * (1 + 1)));
    expect(cost(query('5'))).toBe(ofPage(5));
    expect(cost(query('$n'), { n: 7 })).toBe(ofPage(7));
    expect(cost(query('$n'))).toBe(ofPage(50));
  });

  it('reckon a fragment once, however often it is spread', () => {
    const fragments = Array.from({ length: 60 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`);
    const source = `query ($n: Int!) { ...f0 } ${fragments.join(' ')} fragment f60 on Query { people(search: "v", first: $n) { totalCount } }`;
    // Walking all 2^60 of them would not end.
    expect(cost(source, { n: 1 })).toBe(2 ** 60 * 2);
    expect(cost(source, { n: 100 })).toBe(2 ** 60 * 101);
  });

  it('reckon a fragment for other variables anew', () => {
    const { document, operation } = measured(
      'query ($n: Int!) { ...f } fragment f on Query { people(search: "v", first: $n) { totalCount } }',
    );
    const model = costModel(schema, operation, document);
    expect([model({ n: 1 }), model({ n: 50 })]).toEqual([2, 51]);
  });

  it('count a page size that the subgraph will refuse as the largest one', () => {
    const query = 'query ($n: Int) { people(search: "v", first: $n) { nodes { id } } }';
    expect(cost(query, { n: -5 })).toBe(cost(query, { n: 100 }));
    expect(cost(query, { n: 1e9 })).toBe(cost(query, { n: 100 }));
  });

  it('let fifty persons with cards, visits, enrolments and consents through, and not all pages at their largest', () => {
    const lists = (first: number) =>
      ['cards', 'visits', 'enrolments', 'consents']
        .map((list) => `${list}(first: ${first}) { nodes { id } }`)
        .join(' ');
    const query = (persons: number, first: number) =>
      `{ people(search: "v", first: ${persons}) { nodes { id ${lists(first)} } } }`;
    expect(cost(query(50, 20))).toBeLessThanOrEqual(defaultLimits.cost);
    expect(cost(query(100, 100))).toBeGreaterThan(defaultLimits.cost);
  });
});

import { buildSchema, getOperationAST, parse } from 'graphql';
import { variableProblems } from './variable-problems.js';

const schema = buildSchema(`
  type Query { sessions(ids: [ID!], filter: Filter, pages: [[Int]], first: Int! = 20): String }
  input Filter { place: Place, within: Filter, days: [Day!]!, size: Int! = 10 }
  input Day { day: String! }
  enum Place { HELSINKI TURKU }
`);

function problems(variables: Record<string, unknown>): readonly string[] {
  const operation = getOperationAST(
    parse(`query ($ids: [ID!], $filter: Filter, $pages: [[Int]], $first: Int! = 5) {
      sessions(ids: $ids, filter: $filter, pages: $pages, first: $first)
    }`),
  );
  if (!operation) throw new Error('one operation');
  return variableProblems(schema, operation, variables).map(({ message }) => message);
}

const days = [{ day: 'Monday' }];

describe('variables', () => {
  it.each([
    ['nothing, where everything may be left out', {}],
    ['null, where it may be null', { ids: null, filter: null }],
    ['a list', { ids: ['a', 7], pages: [[1, null], null] }],
    ['one value for a list of it', { ids: 'a', pages: 1, filter: { days: { day: 'Monday' } } }],
    ['an object within an object', { filter: { days, place: 'TURKU', within: { days } } }],
    ['a variable that the operation does not declare', { unknown: 1 }],
  ])('may be %s', (_what, variables) => {
    expect(problems(variables)).toEqual([]);
  });

  it('are told of by the place in a list', () => {
    expect(problems({ ids: ['a', null, { b: 1 }] })).toEqual([
      'Variable "$ids.1" is null: ID! is required.',
      'Variable "$ids.2" cannot be used: a value of ID is expected.',
    ]);
    expect(problems({ filter: { days: [{ day: 'Monday' }, {}, 'Tuesday'] } })).toEqual([
      'Variable "$filter.days.1.day" is missing: String! is required.',
      'Variable "$filter.days.2" has to be an object: Day.',
    ]);
  });

  it('that have a default may be left out, and not be null', () => {
    expect(problems({ first: null })).toEqual(['Variable "$first" is null: Int! is required.']);
    expect(problems({ filter: { days, size: null } })).toEqual(['Variable "$filter.size" is null: Int! is required.']);
  });

  it.each(['constructor', '__proto__', 'toString', 'place '])('have no field %j of their own accord', (name) => {
    const filter = JSON.parse(`{ "days": [], ${JSON.stringify(name)}: 1 }`) as object;
    expect(problems({ filter })).toEqual([
      'Variable "$filter" has a field that Filter does not have: its fields are place, within, days, size.',
    ]);
  });

  it('name the values of an enum', () => {
    expect(problems({ filter: { days, place: 'OULU' } })).toEqual([
      'Variable "$filter.place" cannot be used: Place is one of HELSINKI, TURKU.',
    ]);
  });
});

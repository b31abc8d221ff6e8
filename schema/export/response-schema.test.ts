import Ajv2020 from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { buildSchema, parse } from 'graphql';
import { responseSchema } from './response-schema.js';

const api = buildSchema(`
  type Query { "The visitor." visitor: Visitor  visitors: [Visitor!]! }
  type Visitor { name: String! nick: String visits: [Visit!] }
  "A visit."
  type Visit { at: DateTime! "What the ticket costs." price: Cents! state: State day: Date }
  "Where it stands." enum State { "Not yet settled." RECORDED "Settled." SETTLED }
  scalar DateTime scalar Date "Whole cents." scalar Cents scalar Colour
  interface Named { name: String } type Museum implements Named { name: String colour: Colour }
  extend type Query { named: Named museum: Museum }
`);

function validates(document: string, data: unknown): boolean {
  const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true });
  formats.default(ajv);
  return ajv.compile(responseSchema(api, parse(document)))(data);
}

describe('the JSON Schema of a response', () => {
  const document = `
    query { visitor { ...Who visits { at price state day } } }
    fragment Who on Visitor { name handle: nick }`;
  const visit = { at: '2026-11-25T08:30:00.000Z', price: 1800, state: 'RECORDED', day: '2026-11-25' };
  const visitor = { name: 'Aino', handle: null, visits: [visit] };

  it('takes what the operation answers, fragments and aliases included', () => {
    expect(validates(document, { visitor })).toBe(true);
  });

  it('takes null where the graph allows it, and only there', () => {
    expect(validates(document, { visitor: null })).toBe(true);
    expect(validates(document, { visitor: { ...visitor, visits: null } })).toBe(true);
    expect(validates(document, { visitor: { ...visitor, visits: [{ ...visit, state: null }] } })).toBe(true);
    expect(validates(document, { visitor: { ...visitor, name: null } })).toBe(false);
    expect(validates(document, { visitor: { ...visitor, visits: [null] } })).toBe(false);
  });

  it.each([
    ['a field that was not asked for', { ...visitor, email: 'aino@example.fi' }],
    ['a field that is missing', { name: 'Aino', visits: [] }],
    ['a value that the enum has not', { ...visitor, visits: [{ ...visit, state: 'LOST' }] }],
    ['a fraction of a cent', { ...visitor, visits: [{ ...visit, price: 1800.5 }] }],
    ['an instant without its offset', { ...visitor, visits: [{ ...visit, at: '2026-11-25T08:30:00' }] }],
    ['a day that the calendar has not', { ...visitor, visits: [{ ...visit, day: '2026-02-30' }] }],
  ])('refuses %s', (_what, changed) => {
    expect(validates(document, { visitor: changed })).toBe(false);
  });

  it('says what fields and values mean, in the words of the SDL', () => {
    expect(responseSchema(api, parse('{ visitor { visits { price state } } }'))).toMatchObject({
      properties: {
        visitor: {
          description: 'The visitor.',
          properties: { visits: { items: { properties: { price: { description: 'What the ticket costs.' } } } } },
        },
      },
      $defs: {
        Cents: { description: 'Whole cents.', type: 'integer' },
        State: { description: 'Where it stands.\n\n- `RECORDED`: Not yet settled.\n- `SETTLED`: Settled.' },
      },
    });
  });

  it('makes one object of a field that is selected twice', () => {
    expect(validates('{ visitor { name } visitor { nick } }', { visitor: { name: 'Aino', nick: 'A' } })).toBe(true);
  });

  it.each([
    ['an interface', '{ named { name } }', /no one shape/],
    ['a condition', 'query ($x: Boolean!) { visitor { name @skip(if: $x) } }', /no one shape/],
    ['a scalar of unknown form', '{ museum { colour } }', /Colour/],
    ['an unknown field', '{ visitor { age } }', /no field age/],
    ['two operations', 'query A { visitor { name } } query B { visitor { name } }', /one operation/],
  ])('is refused for %s', (_what, operation, problem) => {
    expect(() => responseSchema(api, parse(operation))).toThrow(problem);
  });
});

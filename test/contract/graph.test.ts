import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { buildSchema, getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { demoPersons } from '../../subgraphs/shared/demo/personas.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';
import { connectionFields, coreFields, countedConnections } from './core-fields.js';

describe('the graph that users hold on to', () => {
  let stack: Stack;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    stack = await startStack({ persons: 0 });
    const response = await fetch(`${stack.url}/schema.graphql`, {
      headers: { authorization: `Bearer ${await stack.token('auditor')}` },
    });
    schema = buildSchema(await response.text());
  });
  afterAll(() => stack.close());

  function objectType(name: string): GraphQLObjectType {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no type of the graph`);
    return type;
  }

  it.each(Object.entries(coreFields))('has the fields of %s, each with its arguments', (name, fields) => {
    const present = objectType(name).getFields();
    for (const [field, wanted] of Object.entries(fields)) {
      const taken = present[field]?.args.map((argument) => argument.name);
      expect({ field, taken }).toEqual({ field, taken: expect.arrayContaining([...wanted]) as unknown });
    }
  });

  it('pages every list that takes `first`, in the shape of a connection', () => {
    const paged = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ args }) => args.some(({ name }) => name === 'first'));
    expect(paged.length).toBeGreaterThan(10);
    for (const { name, args, type } of paged) {
      expect([name, args.map((argument) => argument.name)]).toEqual([name, expect.arrayContaining(['first', 'after'])]);
      const connection = objectType(getNamedType(type).name);
      expect(Object.keys(connection.getFields())).toEqual(expect.arrayContaining([...connectionFields]));
      const edge = objectType(getNamedType(connection.getFields()['edges']?.type)?.name ?? '');
      expect(Object.keys(edge.getFields())).toEqual(['cursor', 'node']);
    }
  });

  it.each(countedConnections)('counts the list of %s', (name) => {
    expect(objectType(`${name}Connection`).getFields()).toHaveProperty('totalCount');
  });

  it('has mutations that take one `input` with an `idempotencyKey: ID!` and return a payload with `userErrors`', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(mutations.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['updateContactDetails', 'registerVisit', 'enrol']),
    );
    for (const { name, args, type } of mutations) {
      expect([name, args.map((argument) => argument.name)]).toEqual([name, ['input']]);
      const input = getNamedType(args[0]?.type);
      if (!isInputObjectType(input)) throw new Error(`${name} takes no input`);
      expect(String(input.getFields()['idempotencyKey']?.type)).toBe('ID!');
      expect(String(objectType(getNamedType(type).name).getFields()['userErrors']?.type)).toBe('[UserError!]!');
    }
  });

  it('pages forward by cursor, without a gap and without the same twice', async () => {
    const page = async (after: string | null) => {
      const query = `query ($after: String) { sites(first: 40, after: $after) {
        nodes { id } edges { cursor node { id } } pageInfo { hasNextPage endCursor } totalCount } }`;
      const { data } = await stack.ask('auditor', query, { variables: { after } });
      return data?.['sites'] as SitePage;
    };
    const ids: string[] = [];
    let last = await page(null);
    for (;;) {
      expect(last.edges.map(({ node }) => node)).toEqual(last.nodes);
      expect(last.pageInfo.endCursor).toBe(last.edges.at(-1)?.cursor);
      ids.push(...last.nodes.map(({ id }) => id));
      if (!last.pageInfo.hasNextPage) break;
      last = await page(last.pageInfo.endCursor);
    }
    expect(new Set(ids).size).toBe(last.totalCount);
    expect(ids).toHaveLength(last.totalCount);
  });

  it('answers what a user can mend in `userErrors`, with a code and a path', async () => {
    const answer = await stack.ask(
      'person',
      `mutation { updateContactDetails(input: { idempotencyKey: "contract", email: "ei sähköposti" }) {
        person { id } userErrors { code path message } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      updateContactDetails: {
        person: null,
        userErrors: [{ code: 'EMAIL_INVALID', path: ['input', 'email'], message: expect.any(String) as string }],
      },
    });
  });

  it('answers a field that the caller may not see with null and FORBIDDEN at its path; the rest stays (P22)', async () => {
    const { customerNumber } = demoPersons.person;
    const answer = await stack.ask(
      'card-service',
      `{ person(customerNumber: "${customerNumber}") { customerNumber diet { codes } enrolments { totalCount } } }`,
    );
    expect(answer).toMatchObject({
      status: 200,
      data: { person: { customerNumber, diet: null, enrolments: null } },
      errors: [
        { path: ['person', 'diet'], extensions: { code: 'FORBIDDEN' } },
        { path: ['person', 'enrolments'], extensions: { code: 'FORBIDDEN' } },
      ],
    });
  });
});

interface SitePage {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly totalCount: number;
}

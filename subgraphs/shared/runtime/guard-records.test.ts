import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { parse } from 'graphql';
import { accessTable } from '../access/rules.js';
import { guardRecords } from './guard-records.js';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@policy"])
  type Query { somebody: Person @authenticated }`;
const withPolicy = `${link} type Person @key(fields: "id") @authenticated @policy(policies: [["own-record"]]) { id: ID! }`;
const withoutPolicy = `${link} type Person @key(fields: "id") @authenticated { id: ID! }`;

function guard(sdl: string, resolvers: GraphQLResolverMap<unknown> = {}, ruledBy = sdl): void {
  guardRecords(buildSubgraphSchema({ typeDefs: parse(sdl), resolvers }), accessTable(parse(ruledBy)));
}

describe('the guard of records', () => {
  it('does not start over an entity whose references no policy would judge', () => {
    expect(() => guard(withPolicy)).toThrow('The entity Person has a policy and no __resolveReference');
  });

  it('starts when there is something to judge, or nobody who would', () => {
    expect(() => guard(withPolicy, { Person: { __resolveReference: (reference: object) => reference } })).not.toThrow();
    expect(() => guard(withoutPolicy)).not.toThrow();
  });

  it('does not start over an entity whose rules it cannot find', () => {
    expect(() => guard(withPolicy, {}, link)).toThrow('The rules of the entity Person are unknown.');
  });

  it('finds the rules of a type when not its first field has an entry', () => {
    const widened = withPolicy.replace('{ id: ID! }', '{ added: String id: ID! }');
    expect(() => guard(widened, {}, withPolicy)).toThrow('The entity Person has a policy and no __resolveReference');
  });
});

import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode } from 'graphql';
import { execute, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import type { CoLocatedSubgraph } from '../sources/in-process.js';
import type { SourceResponse } from '../sources/source.js';

/** Three small subgraphs in the shape of the real ones: keys, facts through `@requires`, access rules, classified fields. */
const shared = readFileSync(join(repositoryRoot, 'schema', 'shared.graphql'), 'utf8');

const classified =
  '@personalData(category: IDENTITY_AND_CONTACT, purposes: [CARD_SERVICE], controllers: [FMA_CREATIONS], retention: RELATIONSHIP_PLUS_5_YEARS, source: DATA_SUBJECT)';

const definitions = {
  register: `
    type Query {
      me: Person @requiresScopes(scopes: [["self"]])
      person(customerNumber: String!): Person @requiresScopes(scopes: [["self"], ["people:lookup"]])
      persons(first: Int! = 20): [Person!] @authenticated
      broken: String @authenticated
    }
    type Mutation {
      rename(name: String!): Person @requiresScopes(scopes: [["contact:write"]])
    }
    type Person @key(fields: "id") @authenticated @policy(policies: [["own-record"]]) {
      id: ID!
      name: String @requiresScopes(scopes: [["self"], ["name:read"]])
      email: String @requiresScopes(scopes: [["self"], ["contact:read"]]) ${classified}
      address: Address @requiresScopes(scopes: [["self"], ["contact:read"]])
      retention: String @requiresScopes(scopes: [["self"], ["rights:read"]]) @requires(fields: "cardFacts { last }")
      cardFacts: CardFacts @external
      unruled: String @authenticated
    }
    type Address @requiresScopes(scopes: [["self"], ["contact:read"]]) {
      street: String!
      city: String!
    }
    type CardFacts @inaccessible @requiresScopes(scopes: [["self"], ["rights:read"]]) { last: String @shareable }`,
  museokortti: `
    type Query { sites: [Site!] @authenticated }
    type Mutation { registerVisit(site: ID!): Site @requiresScopes(scopes: [["visits:register"]]) }
    type Site @authenticated { id: ID! name: String! }
    type Person @key(fields: "id") @authenticated @policy(policies: [["own-record"]]) {
      id: ID!
      cards(first: Int! = 20): [Card!] @requiresScopes(scopes: [["self"], ["cards:read"]])
      cardFacts: CardFacts @inaccessible @requiresScopes(scopes: [["self"], ["rights:read"]])
    }
    type Card @requiresScopes(scopes: [["self"], ["cards:read"]]) { number: String! holder: Person }
    type CardFacts @inaccessible @requiresScopes(scopes: [["self"], ["rights:read"]]) { last: String @shareable }`,
  training: `
    type Query { courses: [String!] @authenticated }
    type Person @key(fields: "id") @authenticated @policy(policies: [["own-record"]]) {
      id: ID!
      diet: String @requiresScopes(scopes: [["self"]])
    }`,
} as const;

export type FakeName = keyof typeof definitions;

const people = [
  { id: '1', name: 'Aino', email: 'aino@example.org', address: { street: 'Katu 1', city: 'Turku' } },
  { id: '2', name: 'Väinö', email: 'vaino@example.org', address: { street: 'Katu 2', city: 'Oulu' } },
];

interface Reference {
  readonly id: string;
  readonly cardFacts?: { readonly last: string } | null;
}

/** What the fakes were asked to change. */
export const changes: string[] = [];

const resolvers = {
  register: {
    Query: {
      me: () => people[0],
      person: (_: unknown, { customerNumber }: { customerNumber: string }) =>
        people[Number(customerNumber) - 1] ?? null,
      persons: () => people,
      broken: () => {
        throw new Error('duplicate key { email: "aino@example.org" } at mongodb://register:27017');
      },
    },
    Mutation: {
      rename: (_: unknown, { name }: { name: string }) => {
        changes.push(`rename ${name}`);
        return people[0];
      },
    },
    Person: {
      __resolveReference: (reference: Reference) => ({
        ...people.find(({ id }) => id === reference.id),
        ...reference,
        __typename: 'Person',
      }),
      retention: ({ cardFacts }: Reference) => (cardFacts ? `after ${cardFacts.last}` : 'facts unavailable'),
    },
  },
  museokortti: {
    Query: { sites: () => [{ id: 's1', name: 'Ateneum' }] },
    Mutation: {
      registerVisit: (_: unknown, { site }: { site: string }) => {
        changes.push(`visit ${site}`);
        return { id: site, name: 'Ateneum' };
      },
    },
    Person: {
      __resolveReference: ({ id }: Reference) => ({ id, __typename: 'Person' }),
      cards: ({ id }: Reference) => [{ number: `20000000000${id}`, holder: { id } }],
      cardFacts: ({ id }: Reference) => ({ last: `202${id}` }),
    },
  },
  training: {
    Query: { courses: () => ['Museovalokuvaus'] },
    Person: { __resolveReference: ({ id }: Reference) => ({ id, __typename: 'Person' }), diet: () => 'VEGAN' },
  },
};

/** A subgraph in this process that remembers what it was asked. */
export interface FakeSubgraph extends CoLocatedSubgraph {
  readonly name: FakeName;
  readonly asked: { readonly query: string; readonly statement: string | undefined }[];
}

export const fakeNames = Object.keys(definitions) as FakeName[];

function typeDefs(name: FakeName): DocumentNode {
  return parse(shared + definitions[name]);
}

export function fakeSubgraph(name: FakeName): FakeSubgraph {
  const schema = buildSubgraphSchema({
    typeDefs: typeDefs(name),
    resolvers: resolvers[name],
  });
  const asked: FakeSubgraph['asked'] = [];
  return {
    name,
    asked,
    execute: async ({ query, document, variables, operationName }, statement) => {
      asked.push({ query, statement });
      const result = await execute({
        schema,
        document,
        variableValues: variables,
        ...(operationName !== undefined && { operationName }),
      });
      // As it would come over a wire, for the planner writes into what it gets.
      return JSON.parse(JSON.stringify(result)) as SourceResponse;
    },
    checkReady: () => Promise.resolve(),
  };
}

export function fakeSupergraph(): string {
  const composed = composeServices(
    fakeNames.map((name) => ({ name, url: `http://${name}.invalid/graphql`, typeDefs: typeDefs(name) })),
  );
  if (composed.supergraphSdl === undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  return composed.supergraphSdl;
}

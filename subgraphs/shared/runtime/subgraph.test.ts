import { GraphQLError, GraphQLScalarType, parse } from 'graphql';
import { pino } from 'pino';
import type { Caller } from '../access/caller.js';
import { PublicError } from '../errors.js';
import type { SubgraphResponse } from './subgraph.js';
import { subgraphExecutor } from './subgraph.js';

const sdl = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@authenticated", "@requiresScopes", "@policy"])
  type Query {
    me: Person @requiresScopes(scopes: [["self"]])
    session: Session @authenticated
    sessions: [Session!]! @authenticated
    people: [Person] @requiresScopes(scopes: [["people:search"]])
    fails: String @authenticated
    refuses: String @authenticated
    open(on: Day): Boolean @authenticated
  }
  scalar Day
  type Person @key(fields: "id") @authenticated @policy(policies: [["own-record"]]) {
    id: ID!
    email: String @requiresScopes(scopes: [["self"], ["contact:read"]])
    cards: CardConnection @requiresScopes(scopes: [["self"], ["cards:read"]])
    unruled: String
  }
  type CardConnection @authenticated { nodes: [Card!]! }
  type Card @requiresScopes(scopes: [["self"], ["cards:read"]]) @policy(policies: [["own-record"]]) { number: String! }
  type Session @authenticated {
    place: String!
    diets: String @requiresScopes(scopes: [["diets:cater"]]) @policy(policies: [["caters-session"]])
  }
`);

const sessions = [
  { place: 'Helsinki', catererId: 'c1', diets: 'vegan' },
  { place: 'Turku', catererId: 'c2', diets: 'nut-free' },
];
const cards = { p1: { nodes: [{ number: '1', personId: 'p1' }] }, p2: { nodes: [{ number: '2', personId: 'p1' }] } };
const personOf = (id: string): object => ({ __typename: 'Person', id, email: `${id}@example.org` });

const log: string[] = [];
const callers: Record<string, Caller> = {
  person: { subject: 'a', role: 'person', purpose: null, personId: 'p1', catererId: null, siteId: null },
  desk: {
    subject: 'b',
    role: 'card-service',
    purpose: 'CUSTOMER_RELATIONSHIP',
    personId: null,
    catererId: null,
    siteId: null,
  },
  caterer: {
    subject: 'c',
    role: 'caterer',
    purpose: 'TRAINING_SERVICE',
    personId: null,
    catererId: 'c1',
    siteId: null,
  },
};

const run = subgraphExecutor<{ caller: Caller }>({
  name: 'register',
  sdl,
  resolvers: {
    Query: {
      me: (_: unknown, __: unknown, { caller }: { caller: Caller }) => personOf(caller.personId ?? ''),
      session: () => sessions[0],
      sessions: () => sessions,
      people: async () => Promise.resolve([personOf('p1'), null, Promise.resolve(personOf('p2'))]),
      fails: () => {
        throw new Error('duplicate key { email: "canary@example.org" }');
      },
      refuses: () => {
        throw new PublicError('FACTS_UNAVAILABLE');
      },
    },
    Day: new GraphQLScalarType({
      name: 'Day',
      parseValue: () => {
        throw new GraphQLError('Day expects a day.', { extensions: { code: 'BAD_USER_INPUT' } });
      },
    }),
    Person: {
      __resolveReference: ({ id }: { id: string }) => Promise.resolve(personOf(id)),
      cards: ({ id }: { id: 'p1' | 'p2' }) => cards[id],
    },
  },
  context: (caller) => ({ caller }),
  verifyStatement: (statement) => {
    const caller = statement === undefined ? undefined : callers[statement];
    return caller ? Promise.resolve(caller) : Promise.reject(new PublicError('UNAUTHENTICATED'));
  },
  logger: pino({ level: 'error' }, { write: (line: string) => log.push(line) }),
});

const entities = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { id email cards { nodes { number } } } } }`;

function codes({ errors }: SubgraphResponse): unknown[] {
  return (errors ?? []).map((error) => [error.path?.join('.'), error.extensions?.['code']]);
}

describe('a subgraph called directly', () => {
  it('answers nothing without a caller statement, not even its schema', async () => {
    for (const query of [
      '{ __typename }',
      '{ _service { sdl } }',
      '{ __schema { types { name } } }',
      '{ session { place } }',
    ]) {
      const response = await run({ query }, undefined);
      expect(response.data).toBeUndefined();
      expect(codes(response)).toEqual([[undefined, 'UNAUTHENTICATED']]);
    }
  });

  it('refuses the whole operation when it names a field that the caller may not see', async () => {
    const response = await run({ query: '{ session { place } me { email } }' }, 'desk');
    expect(response.data).toBeUndefined();
    expect(codes(response)).toEqual([[undefined, 'FORBIDDEN']]);
  });

  it('finds the field behind an alias, a fragment and an inline fragment', async () => {
    for (const query of [
      '{ session { harmless: diets } }',
      '{ session { ...f } } fragment f on Session { diets }',
      '{ session { ... on Session { ... { diets } } } }',
      '{ session { place @include(if: true) diets @skip(if: true) } }',
    ]) {
      expect(codes(await run({ query }, 'desk'))).toEqual([[undefined, 'FORBIDDEN']]);
    }
  });

  it('holds a field without a rule of its own to the rule of its type', async () => {
    const response = await run({ query: '{ me { unruled } }' }, 'person');
    expect(response).toEqual({ data: { me: { unruled: null } } });
  });

  it('judges entities by their own record: a person reads themselves and nobody else', async () => {
    const representations = [
      { __typename: 'Person', id: 'p1' },
      { __typename: 'Person', id: 'p2' },
    ];
    const response = await run({ query: entities, variables: { representations } }, 'person');
    expect(response.data?.['_entities']).toEqual([
      { id: 'p1', email: 'p1@example.org', cards: { nodes: [{ number: '1' }] } },
      null,
    ]);
    expect(codes(response)).toEqual([['_entities.1', 'FORBIDDEN']]);
  });

  it('holds entities to the scopes of their fields', async () => {
    const representations = [{ __typename: 'Person', id: 'p1' }];
    expect(codes(await run({ query: entities, variables: { representations } }, 'caterer'))).toEqual([
      [undefined, 'FORBIDDEN'],
    ]);
  });

  it('judges each record of a nested list, whoever its parent is', async () => {
    cards.p1.nodes.push({ number: '2', personId: 'p2' });
    const response = await run({ query: '{ me { cards { nodes { number } } } }' }, 'person');
    cards.p1.nodes.pop();
    expect(response.data).toEqual({ me: { cards: null } });
    expect(codes(response)).toEqual([['me.cards.nodes', 'FORBIDDEN']]);
  });

  it('judges a field policy by the record to which the field belongs (P10)', async () => {
    const response = await run({ query: '{ sessions { place diets } }' }, 'caterer');
    expect(response.data).toEqual({
      sessions: [
        { place: 'Helsinki', diets: 'vegan' },
        { place: 'Turku', diets: null },
      ],
    });
    expect(codes(response)).toEqual([['sessions.1.diets', 'FORBIDDEN']]);
  });

  it('leaves staff to their scopes, in lists of promises and nulls too', async () => {
    const response = await run({ query: '{ people { id email } }' }, 'desk');
    expect(response).toEqual({
      data: { people: [{ id: 'p1', email: 'p1@example.org' }, null, { id: 'p2', email: 'p2@example.org' }] },
    });
  });
});

describe('what leaves a subgraph of an error', () => {
  it('is code, message and path of those that the table knows', async () => {
    expect(codes(await run({ query: '{ refuses }' }, 'person'))).toEqual([['refuses', 'FACTS_UNAVAILABLE']]);
  });

  it('is an id of all others; neither the answer nor the log repeats a message that may quote what is stored', async () => {
    log.length = 0;
    const response = await run({ query: '{ fails }' }, 'person');
    expect(codes(response)).toEqual([['fails', 'INTERNAL_SERVER_ERROR']]);
    const id = /[0-9a-f-]{36}/.exec(response.errors?.[0]?.message ?? '')?.[0];
    expect(log).toHaveLength(1);
    expect(log[0]).toContain(id);
    expect(`${JSON.stringify(response)}${log.join('')}`).not.toContain('canary');
  });

  it('is logged with the field of the schema, and no alias or name that a client chose', async () => {
    log.length = 0;
    const response = await run({ query: 'query canary { canaryAlias: fails }', operationName: 'canary' }, 'person');
    expect(codes(response)).toEqual([['canaryAlias', 'INTERNAL_SERVER_ERROR']]);
    expect(JSON.parse(log[0] ?? '{}')).toMatchObject({ field: 'fails', depth: 1 });
    expect(log.join('')).not.toMatch(/canary/i);
  });

  it.each([
    ['names a field that its caller may not see', '{ me { email } }', 'desk', 'OPERATION_NOT_ALLOWED'],
    ['is not valid here, as of a gateway of another version', '{ canary }', 'person', 'OPERATION_NOT_VALID'],
    ['cannot be parsed', '{ canary', 'person', 'OPERATION_NOT_READABLE'],
  ])('is logged when an operation %s, which no gateway sends', async (_case, query, caller, reason) => {
    log.length = 0;
    await run({ query }, caller);
    expect(log.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ level: 50, service: 'register', reason }]);
    expect(log.join('')).not.toContain('canary');
  });

  it("is the caller's to mend, and no fault between the services, when a literal is none of its scalar", async () => {
    log.length = 0;
    expect(await run({ query: '{ open(on: "someday") }' }, 'person')).toEqual({
      errors: [{ message: 'Day expects a day.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(log).toEqual([]);
  });

  it('is a plain refusal of what cannot be parsed or validated', async () => {
    expect(codes(await run({ query: '{ nothing' }, 'person'))).toEqual([[undefined, 'BAD_USER_INPUT']]);
    expect(codes(await run({ query: '{ nothing }' }, 'person'))).toEqual([[undefined, 'BAD_USER_INPUT']]);
  });
});

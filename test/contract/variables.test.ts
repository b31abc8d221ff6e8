import type { GraphQLAnswer } from '../setup/client.js';
import type { Stack } from '../setup/stack.js';
import { startStack, topologies } from '../setup/stack.js';

const registerVisit =
  'mutation ($input: RegisterVisitInput!) { registerVisit(input: $input) { visit { id } userErrors { code } } }';
const update =
  'mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) { userErrors { code } } }';
const visit = { idempotencyKey: 'variables', cardNumber: '200000000011', siteId: 'ateneum' };
const address = { street: 'Salakatu 1', postalCode: '00100', city: 'Helsinki' };

/** Who asks what with which variables, and what they are told. Every value would be recognised in a message by `sala`. */
const refusals: readonly (readonly [string, string, string, Record<string, unknown>, readonly string[]])[] = [
  [
    'a missing variable',
    'site-reader',
    registerVisit,
    {},
    ['Variable "$input" is missing: RegisterVisitInput! is required.'],
  ],
  [
    'a missing field',
    'site-reader',
    registerVisit,
    { input: { ...visit, siteId: undefined } },
    ['Variable "$input.siteId" is missing: ID! is required.'],
  ],
  [
    'a null where none may be',
    'site-reader',
    registerVisit,
    { input: { ...visit, siteId: null } },
    ['Variable "$input.siteId" is null: ID! is required.'],
  ],
  [
    'an unknown field, whose name may be a value that slipped',
    'site-reader',
    registerVisit,
    { input: { ...visit, 'sala@example.org': true } },
    [
      'Variable "$input" has a field that RegisterVisitInput does not have: its fields are idempotencyKey, cardNumber, siteId, visitedAt.',
    ],
  ],
  [
    'a DateTime within the input that is none',
    'site-reader',
    registerVisit,
    { input: { ...visit, visitedAt: 'salapäivä' } },
    [
      'Variable "$input.visitedAt" cannot be used: DateTime expects an instant with its offset, such as 2026-11-25T08:30:00.000Z.',
    ],
  ],
  [
    'a value of an enum that it does not have',
    'person',
    update,
    { input: { idempotencyKey: 'variables', language: 'SALA' } },
    ['Variable "$input.language" cannot be used: Language is one of FI, SV, EN.'],
  ],
  [
    'several at once, deep within the input',
    'person',
    update,
    { input: { idempotencyKey: ['sala'], address: { ...address, street: 7, country: null } } },
    [
      'Variable "$input.idempotencyKey" cannot be used: a value of ID is expected.',
      'Variable "$input.address.street" cannot be used: a value of String is expected.',
      'Variable "$input.address.country" is null: String! is required.',
    ],
  ],
  [
    'a text where an object belongs',
    'person',
    update,
    { input: 'sala' },
    ['Variable "$input" has to be an object: UpdateContactDetailsInput.'],
  ],
  [
    'a number that is none',
    'person',
    'query ($first: Int!) { me { visits(first: $first) { totalCount } } }',
    { first: 'sala' },
    ['Variable "$first" cannot be used: a value of Int is expected.'],
  ],
  [
    'a value that stands beside fields that the caller may not see',
    'card-service',
    'query ($number: String!) { person(customerNumber: $number) { diet { codes } } }',
    { number: { sala: 1 } },
    ['Variable "$number" cannot be used: a value of String is expected.'],
  ],
];

describe.each(topologies)('variables that cannot be used, %s', (topology) => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ topology, persons: 0 });
  });
  afterAll(() => stack.close());

  it.each(refusals)(
    'say of %s where it stands, and never what it is',
    async (_what, persona, query, variables, told) => {
      const answer = await stack.ask(persona, query, { variables });
      expect(answer).toEqual(refused(told));
      expect(JSON.stringify(answer)).not.toMatch(/sala/i);
    },
  );

  it('tell of ten at most', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `v${index}`);
    const declared = names.map((name) => `$${name}: Int!`).join(', ');
    const used = names.map((name) => `${name}: sites(first: $${name}) { totalCount }`).join(' ');
    const { errors } = await stack.ask('person', `query (${declared}) { ${used} }`);
    expect(errors).toHaveLength(10);
  });

  it('are told of a literal in the document likewise, before anything is asked', async () => {
    const { status, data, errors } = await stack.ask(
      'site-reader',
      'mutation { registerVisit(input: { idempotencyKey: "k", cardNumber: "1", siteId: "a", visitedAt: "sala" }) { visit { id } } }',
    );
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(errors).toMatchObject([
      {
        message: 'DateTime expects an instant with its offset, such as 2026-11-25T08:30:00.000Z.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });

  it('leave what may be left out to its default', async () => {
    const query =
      'query ($first: Int = 1, $after: String) { me { cards(first: $first, after: $after) { nodes { id } } } }';
    expect((await stack.ask('person', query)).data).toMatchObject({ me: { cards: { nodes: [{}] } } });
  });
});

function refused(messages: readonly string[]): GraphQLAnswer {
  return {
    status: 400,
    errors: messages.map((message) => ({ message, extensions: { code: 'BAD_USER_INPUT' } })),
  };
}

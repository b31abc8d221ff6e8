import { demoPersons, demoSessions } from '../../subgraphs/shared/demo/personas.js';
import type { GraphQLAnswer } from '../setup/client.js';
import type { Stack } from '../setup/stack.js';
import { startStack, topologies } from '../setup/stack.js';

const { person: own, 'other-person': other } = demoPersons;

/** Everything that a data subject can ask of themselves. */
const everything = `
  id customerNumber name { given family } email phone address { street } birthYear language registeredAt
  provenance { detail } cards { nodes { number serviceNumber } } visits { nodes { id day } } orders { nodes { id } }
  enrolments { nodes { id } } qualifications { nodes { id } } diet { codes } consents { nodes { id } }
  rightsRequests { nodes { id } } disclosures { nodes { id } } retention { basis } erasurePreview { erasableNow }`;
const fragment = `fragment Everything on Person { ${everything} }`;
const number = JSON.stringify(other.customerNumber);

/** Reads of `other-person` that `person` tries, with where each is refused. */
const reads: readonly (readonly [string, string, readonly string[]])[] = [
  ['by customer number', `{ person(customerNumber: ${number}) { ${everything} } }`, ['person']],
  [
    'under an alias, beside their own record',
    `{ me { customerNumber } mine: person(customerNumber: "${own.customerNumber}") { id } a: person(customerNumber: ${number}) { ${everything} } }`,
    ['a'],
  ],
  ['in a fragment', `{ person(customerNumber: ${number}) { ...Everything } } ${fragment}`, ['person']],
  [
    'in an inline fragment on the query, behind a condition',
    `query ($yes: Boolean! = true) { ... on Query @include(if: $yes) { person(customerNumber: ${number}) { ... on Person @skip(if: false) { ${everything} } } } }`,
    ['person'],
  ],
  [
    'by the complete export',
    `{ personDataExport(customerNumber: ${number}, kind: ACCESS) { status museokortti { cards { number } } training { diets { codes } } } }`,
    ['personDataExport'],
  ],
  [
    'by the portable export',
    `{ personDataExport(customerNumber: ${number}, kind: PORTABILITY) { status } }`,
    ['personDataExport'],
  ],
  [
    'by the staff search',
    `{ people(search: ${number}) { nodes { ${everything} } edges { node { id } } } }`,
    ['people'],
  ],
  [
    'by the diets of a session',
    `{ session(id: "${demoSessions.lunch.id}") { id diets { code portions } } }`,
    ['session', 'diets'],
  ],
];

/** Changes of `other-person` that `person` tries. */
const changes: readonly (readonly [string, string, Record<string, unknown>])[] = [
  [
    'updateContactDetails',
    'mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) { person { id } userErrors { code } } }',
    { idempotencyKey: 'theirs', customerNumber: other.customerNumber, email: 'kaapattu@example.org' },
  ],
  [
    'enrol',
    'mutation ($input: EnrolInput!) { enrol(input: $input) { enrolment { id } userErrors { code } } }',
    { idempotencyKey: 'theirs', sessionId: demoSessions.tenPlaces.id, personId: other.personId },
  ],
  [
    'registerVisit',
    'mutation ($input: RegisterVisitInput!) { registerVisit(input: $input) { visit { id } userErrors { code } } }',
    { idempotencyKey: 'theirs', cardNumber: other.cardNumbers[0], siteId: 'any' },
  ],
];

describe.each(topologies)('a data subject who asks for somebody else, %s', (topology) => {
  let stack: Stack;
  /** What `other-person` sees of themselves, before and after. */
  let before: GraphQLAnswer;

  const lookAtTheirs = (): Promise<GraphQLAnswer> => stack.ask('other-person', `{ me { ${everything} } }`);

  beforeAll(async () => {
    stack = await startStack({ topology, persons: 0 });
    before = await lookAtTheirs();
    expect(before.errors).toBeUndefined();
  });
  afterAll(() => stack.close());

  it.each(reads)('is refused %s, and shown nothing of them (P22)', async (_case, query, path) => {
    const answer = await stack.ask('person', query);
    expect(answer.errors).toEqual([
      { message: expect.any(String) as string, path: [...path], extensions: { code: 'FORBIDDEN' } },
    ]);
    const said = JSON.stringify(answer);
    for (const theirs of personalValues(before)) expect(said).not.toContain(theirs);
  });

  it.each(changes)('is refused %s, which changes nothing (P22)', async (field, mutation, input) => {
    const answer = await stack.ask('person', mutation, { variables: { input } });
    expect(answer).toEqual({
      status: 200,
      data: { [field]: null },
      errors: [{ message: expect.any(String) as string, path: [field], extensions: { code: 'FORBIDDEN' } }],
    });
    // No trace either: who was refused has read nothing.
    expect(await lookAtTheirs()).toEqual(before);
  });

  it("gets no record of theirs by a cursor out of another's list (P22)", async () => {
    const list = (after: string | null) =>
      `{ me { visits(first: 50, after: ${JSON.stringify(after)}) { nodes { id } edges { cursor } } } }`;
    const theirs = visitsIn(await stack.ask('other-person', list(null)));
    expect(theirs.nodes.length).toBeGreaterThan(0);
    const mine = visitsIn(await stack.ask('person', list(theirs.edges[0]?.cursor ?? '')));
    const ids = new Set(theirs.nodes.map(({ id }) => id));
    expect(mine.nodes.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('cannot ask past the graph: entities are no part of the API', async () => {
    const answer = await stack.ask(
      'person',
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { email } } }',
      { variables: { r: [{ __typename: 'Person', id: other.personId }] } },
    );
    expect(answer.status).toBe(400);
    expect(answer).not.toHaveProperty('data');
  });

  it('cannot bring a statement of their own: the gateway signs for whom the token names', async () => {
    const claims = { sub: 'x', role: 'dpo', purpose: 'DATA_SUBJECT_RIGHTS', person: other.personId, caterer: null };
    const forged = `${encoded({ alg: 'none' })}.${encoded(claims)}.`;
    const answer = await stack.ask('person', '{ me { customerNumber } }', {
      headers: { 'x-caller-statement': forged, 'x-person-id': other.personId, role: 'dpo' },
    });
    expect(answer).toEqual({ status: 200, data: { me: { customerNumber: own.customerNumber } } });
  });

  it.each([
    ['whose person was exchanged', (token: string) => exchange(token, { person_id: other.personId })],
    ['whose role was exchanged', (token: string) => exchange(token, { role: 'dpo' })],
    [
      'without a signature',
      (token: string) => `${encoded({ alg: 'none', typ: 'at+jwt' })}.${token.split('.')[1] ?? ''}.`,
    ],
  ])('is nobody with a token %s', async (_case, forge) => {
    const headers = { authorization: `Bearer ${forge(await stack.token('person'))}` };
    const answer = await stack.ask(null, `{ me { customerNumber } }`, { headers });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(answer).not.toHaveProperty('data');
  });
});

interface Visits {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string }[];
}

/** The visits of an answer; none where they are null. */
function visitsIn({ data }: GraphQLAnswer): Visits {
  const { visits } = data?.['me'] as { visits: Visits | null };
  return visits ?? { nodes: [], edges: [] };
}

/** Values that name one person and nobody else: numbers, names, addresses, ids. */
function personalValues(answer: GraphQLAnswer): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && value.length > 5 && value !== other.customerNumber && !isCode(value))
      found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(answer.data);
  expect(found.length).toBeGreaterThan(10);
  return found;
}

/** An enumeration value, or a day or instant: the same for many. */
function isCode(value: string): boolean {
  return /^[A-Z_]+$/.test(value) || /^\d{4}-\d{2}-\d{2}/.test(value);
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function exchange(token: string, claims: object): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const before = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  return `${header}.${encoded({ ...before, ...claims })}.${signature}`;
}

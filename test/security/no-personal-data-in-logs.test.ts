import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { personas } from '../../gateway/dev-issuer/personas.js';
import { demoPersons, demoSessions, demoSite } from '../../subgraphs/shared/demo/personas.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { withDatabases } from '../../tools/seed/databases.js';
import type { AskOptions, GraphQLAnswer } from '../setup/client.js';
import { keptLog } from '../setup/log.js';
import type { Stack } from '../setup/stack.js';
import { startStack, topologies } from '../setup/stack.js';

const { person } = demoPersons;

/** In every value that the test stores or sends, in the form that the value's kind allows. */
const canary = 'kanarialintu';
/** The same among digits. */
const digits = '47110815';
const canaries = new RegExp(`${canary}|${digits}`, 'i');

const operationsFolder = join(repositoryRoot, 'schema', 'operations');
const updateContactDetails =
  'mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) { person { email phone } userErrors { code path message } } }';
const enrol =
  'mutation ($input: EnrolInput!) { enrol(input: $input) { enrolment { id } userErrors { code path message } } }';
const registerVisit =
  'mutation ($input: RegisterVisitInput!) { registerVisit(input: $input) { visit { id } userErrors { code path message } } }';
const everything = `{ me { id customerNumber name { given family } email phone address { street city } diet { codes }
  cards { nodes { number serviceNumber } } enrolments { nodes { session { place course { name { fi } } } } } } }`;

/** What goes wrong in one way or another, with canaries in it. */
const failures: readonly (readonly [string, string, AskOptions?])[] = [
  ['person', `{ person(customerNumber: "${digits}") { id } }`],
  ['card-service', `{ person(customerNumber: "${canary}") { id } }`],
  ['card-service', `{ person(customerNumber: "1234${digits}") { id } }`],
  ['dpo', `{ personDataExport(customerNumber: "${canary}", kind: ACCESS) { status } }`],
  ['card-service', `{ people(search: "${canary}@example.org") { nodes { id } } }`],
  ['card-service', `{ people(search: "${canary}", after: "${canary}") { nodes { id } } }`],
  ['card-service', '{ people(search: "", first: 1) { nodes { id } } }'],
  ['person', `{ me { visits(after: "${canary}") { nodes { id } } } }`],
  ['person', `{ site(id: ${digits}) { name } session(id: "${canary}") { place } }`],
  ['person', `{ people(search: "${canary}") { nodes { id } } }`],
  ['person', `query ($n: Int!) { sites(first: $n) { totalCount } }`, { variables: { n: canary } }],
  ['person', `{ sites(first: "${canary}") { totalCount } }`],
  ['person', `{ me { id "${canary}" } }`],
  ['person', 'query A { me { id } }', { operationName: canary }],
  ['person', `query ${canary} { ${canary}: me { ${canary}: id } }`],
  ['person', `query ${canary} { ${canary}: me { ${canary}: id } }`, { operationName: canary }],
  [
    'person',
    `query ${canary} { ${canary}: people(search: "") { ...${canary} } } fragment ${canary} on PersonConnection { totalCount }`,
  ],
  ['card-service', '{ sites { totalCount } }', { purpose: canary }],
  ['card-service', '{ sites { totalCount } }', { headers: { 'x-note': canary, 'user-agent': canary } }],
  ['person', updateContactDetails, { variables: { input: { idempotencyKey: canary, email: canary } } }],
  ['person', updateContactDetails, { variables: { input: { idempotencyKey: 'k', phone: `0${digits}${digits}` } } }],
  ['person', updateContactDetails, { variables: { input: { idempotencyKey: 'k', language: canary } } }],
  ['person', updateContactDetails, { variables: { input: { idempotencyKey: 'k', [canary]: canary } } }],
  ['card-service', updateContactDetails, { variables: { input: { idempotencyKey: 'k', customerNumber: digits } } }],
  ['person', enrol, { variables: { input: { idempotencyKey: canary, sessionId: canary } } }],
  ['person', enrol, { variables: { input: { idempotencyKey: 'k', sessionId: 's', personId: canary } } }],
  [
    'training-service',
    enrol,
    { variables: { input: { idempotencyKey: 'k', sessionId: demoSessions.full.id, personId: canary } } },
  ],
  [
    'site-reader',
    registerVisit,
    { variables: { input: { idempotencyKey: canary, cardNumber: digits, siteId: demoSite.id } } },
  ],
  [
    'site-reader',
    registerVisit,
    { variables: { input: { idempotencyKey: 'k', cardNumber: `2000${digits}`, siteId: canary } } },
  ],
  [
    'site-reader',
    registerVisit,
    { variables: { input: { idempotencyKey: 'k', cardNumber: '1', siteId: 's', visitedAt: canary } } },
  ],
];

describe.each(topologies)('what the services write about people, %s', (topology) => {
  const log = keptLog();
  const answers: GraphQLAnswer[] = [];
  let checked = 0;
  let written = '';
  let stack: Stack;

  const ask = async (persona: string, query: string, options?: AskOptions): Promise<GraphQLAnswer> => {
    const answer = await stack.ask(persona, query, options);
    answers.push(answer);
    return answer;
  };

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((chunk) => {
        written += chunk.toString();
        return true;
      });
    }
    stack = await startStack({ topology, persons: 5, logger: log.logger });
    await storeCanaries(stack);
  });
  afterAll(async () => {
    await stack.close();
    jest.restoreAllMocks();
  });

  it('has canaries in what it answers to the person themselves, so that they could be seen', async () => {
    const answer = await ask('person', everything);
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer.data).match(new RegExp(canary, 'gi'))?.length).toBeGreaterThan(5);
  });

  it('holds none of them after every operation of the product, by every persona (P22)', async () => {
    for (const name of readdirSync(operationsFolder).filter((file) => file.endsWith('.graphql'))) {
      const query = readFileSync(join(operationsFolder, name), 'utf8');
      for (const persona of personas) await ask(persona.name, query, { variables: variablesOf(name) });
    }
    expect(answers.length).toBeGreaterThan(100);
    expectNoCanaries();
  }, 60_000);

  it.each(failures.map(([persona, query, options], index) => ({ index, persona, query, options })))(
    'holds none of them after failure $index, of $persona: $query (P22)',
    async ({ persona, query, options }) => {
      await ask(persona, query, options);
      expectNoCanaries();
    },
  );

  it('holds none of them after requests that are no GraphQL', async () => {
    const headers = { authorization: `Bearer ${canary}.${canary}.${canary}` };
    const json = { 'content-type': 'application/json' };
    const requests: (readonly [string, RequestInit?])[] = [
      [`/${canary}`],
      [`/graphql?query={me{id}}&variables={"n":"${canary}"}`, { headers }],
      ['/schema.graphql', { headers }],
      ['/graphql', { method: 'POST', headers: json, body: `{"query": ${canary}` }],
      ['/graphql', { method: 'POST', headers: { 'content-type': `text/${canary}` }, body: canary }],
      ['/graphql', { method: 'DELETE', headers }],
      ['/dev/token', { method: 'POST', headers: json, body: JSON.stringify({ persona: canary }) }],
      [`/graphiql/assets/${canary}`],
    ];
    for (const [path, init] of requests) {
      const response = await fetch(`${stack.url}${path}`, init);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toMatch(canaries);
    }
    expectNoCanaries();
  });

  it('holds none of them after errors that nobody expected', async () => {
    await breakRecords(stack);
    const broken = `query ${canary} { ${canary}: courses { nodes { ${canary}: ects } } }`;
    const codes = [await ask('person', everything), await ask('person', broken)].map(({ errors = [] }) =>
      errors.map(({ extensions }) => extensions?.['code']),
    );
    for (const each of codes) expect(each).toContain('INTERNAL_SERVER_ERROR');
    expect(log.text()).toContain('unexpected error');
    expectNoCanaries();
  });

  it('tells of every request, so that the silence above is none of a log that is off', () => {
    const requests = log.text().match(/"msg":"request"/g) ?? [];
    expect(requests.length).toBeGreaterThanOrEqual(answers.length);
  });

  function expectNoCanaries(): void {
    expect(log.text()).not.toMatch(canaries);
    expect(written).not.toMatch(canaries);
    // What was looked at before has failed before.
    const fresh = answers.slice(checked);
    checked = answers.length;
    const errors = fresh.flatMap((answer) => answer.errors ?? []);
    for (const { message, extensions } of errors) expect(JSON.stringify([message, extensions])).not.toMatch(canaries);
    const userErrors = fresh.flatMap((answer) => Object.values(answer.data ?? {})).flatMap(userErrorsOf);
    expect(JSON.stringify(userErrors)).not.toMatch(canaries);
  }
});

function userErrorsOf(payload: unknown): unknown[] {
  return typeof payload === 'object' && payload !== null && 'userErrors' in payload ? [payload.userErrors] : [];
}

/** The variables that are checked in beside an operation. */
function variablesOf(operation: string): Record<string, unknown> {
  try {
    const file = join(operationsFolder, operation.replace('.graphql', '.variables.json'));
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return { customerNumber: person.customerNumber };
  }
}

/** Puts a canary into every kind of value that is held of the person. */
async function storeCanaries(stack: Stack): Promise<void> {
  await withDatabases(urisOf(stack), async ({ register, museokortti, training }) => {
    await register.collection<{ _id: string }>('persons').updateOne(
      { _id: person.personId },
      {
        $set: {
          'name.given': `${canary} Etunimi`,
          'name.family': `${canary} Sukunimi`,
          email: `${canary}@example.org`,
          phone: `+3584${digits}`,
          'address.street': `${canary}nkatu 1`,
          'address.city': `${canary}la`,
        },
      },
    );
    await museokortti
      .collection('cards')
      .updateMany({ personId: person.personId }, [{ $set: { serviceNumber: { $concat: [`${canary}-`, '$number'] } } }]);
    await training.collection('sessions').updateMany({}, { $set: { place: `${canary}sali` } });
  });
}

/** Makes records that no code expects: their readers throw, and what graphql-js throws quotes the value. */
async function breakRecords(stack: Stack): Promise<void> {
  await withDatabases(urisOf(stack), async ({ training }) => {
    await training
      .collection('enrolments')
      .updateMany({ personId: person.personId }, [{ $set: { sessionId: { $concat: [`${canary}-`, '$_id'] } } }]);
    await training.collection('courses').updateMany({}, { $set: { ects: `${canary} op` } });
  });
}

function urisOf({ databases }: Stack): { register: string; museokortti: string; training: string } {
  const { register, museokortti, training } = databases;
  return { register: register.uri, museokortti: museokortti.uri, training: training.uri };
}

import { demoPersons, demoSessions, demoSite } from '../../subgraphs/shared/demo/personas.js';
import { withDatabases } from '../../tools/seed/databases.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';

const { person } = demoPersons;
const unavailable = {
  message: 'The controller that holds this part cannot be reached; the rest of the answer stands.',
  extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
};
const whole = '{ me { customerNumber cards { totalCount } enrolments { totalCount } } }';
const some = { totalCount: expect.any(Number) as number };

/** A subgraph, a query over all three, what is left of its answer, and where the one error is. */
const cases = [
  {
    name: 'museokortti',
    query: whole,
    data: { me: { customerNumber: person.customerNumber, cards: null, enrolments: some } },
    path: ['me', 'cards'],
    persona: 'site-reader',
    mutation: `mutation { registerVisit(input: { idempotencyKey: "down", cardNumber: "${person.cardNumbers[0]}", siteId: "${demoSite.id}" }) { userErrors { code } } }`,
    changes: { collection: 'visits', field: 'registerVisit' },
  },
  {
    name: 'training',
    query: whole,
    data: { me: { customerNumber: person.customerNumber, cards: some, enrolments: null } },
    path: ['me', 'enrolments'],
    persona: 'person',
    mutation: `mutation { enrol(input: { idempotencyKey: "down", sessionId: "${demoSessions.tenPlaces.id}" }) { userErrors { code } } }`,
    changes: { collection: 'enrolments', field: 'enrol' },
  },
  {
    name: 'register',
    query: '{ me { customerNumber } sites { totalCount } courses { totalCount } }',
    data: { me: null, sites: some, courses: some },
    path: ['me'],
    persona: 'person',
    mutation:
      'mutation { updateContactDetails(input: { idempotencyKey: "down", email: "uusi@example.org" }) { userErrors { code } } }',
    changes: { collection: 'persons', field: 'updateContactDetails' },
  },
] as const;

describe.each(cases)('while $name is down', ({ name, query, data, path, persona, mutation, changes }) => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ topology: 'distributed', persons: 0 });
    await stack.ask('person', query);
    await stack.kill(name);
  });
  afterAll(() => stack.close());

  it('a query over all three answers the parts of the others within a second, with one coded error', async () => {
    const started = performance.now();
    const answer = await stack.ask('person', query);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(answer).toEqual({ status: 200, data, errors: [{ ...unavailable, path }] });
  });

  it('a mutation there is refused with a code, and changes nothing', async () => {
    const before = await documentsOf(stack, name, changes.collection);
    const answer = await stack.ask(persona, mutation);
    expect(answer).toEqual({
      status: 200,
      data: { [changes.field]: null },
      errors: [{ ...unavailable, path: [changes.field] }],
    });
    expect(await documentsOf(stack, name, changes.collection)).toEqual(before);
  });

  it('the gateway lives, and says which part is not ready', async () => {
    expect((await fetch(`${stack.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${stack.url}/health/ready`);
    const subgraphs = { register: 'READY', museokortti: 'READY', training: 'READY', [name]: 'UNREACHABLE' };
    expect({ status: ready.status, body: await ready.json() }).toEqual({
      status: 503,
      body: { status: 'NOT_READY', subgraphs },
    });
  });
});

describe.each(['museokortti', 'training'] as const)('while %s is down', (name) => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ topology: 'distributed', persons: 0 });
    await stack.kill(name);
  });
  afterAll(() => stack.close());

  it.each(['retention { basis }', 'erasurePreview { erasableNow }'])(
    'nobody is told %s out of half of the facts (P24, P26)',
    async (selection) => {
      const field = selection.split(' ')[0] ?? '';
      const answer = await stack.ask('person', `{ me { customerNumber ${selection} } }`);
      expect(answer.data).toEqual({ me: { customerNumber: person.customerNumber, [field]: null } });
      expect(answer.errors).toMatchObject([{ path: ['me', field], extensions: { code: 'FACTS_UNAVAILABLE' } }]);
      expect(answer.errors).toHaveLength(1);
    },
  );

  it('an export is PARTIAL, and says which part is missing (P27)', async () => {
    const answer = await stack.ask(
      'person',
      `{ personDataExport(customerNumber: "${person.customerNumber}", kind: ACCESS) {
        status museokortti { complete } training { complete } } }`,
    );
    const parts = { museokortti: { complete: true }, training: { complete: true }, [name]: null };
    expect(answer.data).toEqual({ personDataExport: { status: 'PARTIAL', ...parts } });
    expect(answer.errors).toContainEqual({ ...unavailable, path: ['personDataExport', name] });
  });
});

/** Everything in a collection, as it is stored. */
async function documentsOf(stack: Stack, name: (typeof cases)[number]['name'], collection: string): Promise<unknown[]> {
  const { register, museokortti, training } = stack.databases;
  const uris = { register: register.uri, museokortti: museokortti.uri, training: training.uri };
  return withDatabases(uris, (databases) => databases[name].collection(collection).find().sort({ _id: 1 }).toArray());
}

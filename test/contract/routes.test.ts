import { graphiqlFolders } from '../../gateway/graphiql-folders.js';
import { demoPersons } from '../../subgraphs/shared/demo/personas.js';
import { ensureBuilt } from '../setup/built.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';

const personas = [
  'person',
  'other-person',
  'former-person',
  'card-service',
  'training-service',
  'caterer',
  'site-reader',
  'finance',
  'dpo',
  'dpo-tool',
  'auditor',
] as const;
const mediaTypes = ['application/json', 'application/graphql-response+json'] as const;

describe('the endpoint that users hold on to', () => {
  let stack: Stack;

  beforeAll(async () => {
    await ensureBuilt();
    stack = await startStack({ persons: 0, graphiql: graphiqlFolders });
  }, 60_000);
  afterAll(() => stack.close());

  async function authorization(persona: string): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await stack.token(persona)}` };
  }

  async function post(body: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const response = await fetch(`${stack.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return answerOf(response);
  }

  async function get(parameters: Readonly<Record<string, string>>, persona = 'person'): Promise<Answer> {
    const query = new URLSearchParams(parameters).toString();
    return answerOf(await fetch(`${stack.url}/graphql?${query}`, { headers: await authorization(persona) }));
  }

  describe.each(mediaTypes)('POST /graphql, accepting %s', (accept) => {
    const type = `${accept}; charset=utf-8`;

    it.each([
      ['a query', '{"query":"{ me { customerNumber } }"}', 200, undefined],
      [
        'a query that is partly refused',
        '{"query":"{ me { id } people(search: \\"virt\\") { nodes { id } } }"}',
        200,
        'FORBIDDEN',
      ],
      ['a document that does not parse', '{"query":"{ me {"}', 400, 'GRAPHQL_PARSE_FAILED'],
      ['a field that does not exist', '{"query":"{ me { nothing } }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
      [
        'a variable of another type',
        '{"query":"query ($n: Int!) { sites(first: $n) { totalCount } }","variables":{"n":"x"}}',
        400,
        'BAD_USER_INPUT',
      ],
    ])('answers %s', async (_case, body, status, code) => {
      const answer = await post(body, { accept, ...(await authorization('person')) });
      expect(answer).toMatchObject({ status, type });
      expect(answer.body.errors?.[0]?.extensions.code).toBe(code);
    });

    it('answers nobody without a token', async () => {
      const answer = await post('{"query":"{ sites { totalCount } }"}', { accept });
      expect(answer).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
      expect(answer.body).not.toHaveProperty('data');
    });
  });

  it('GET /graphql answers a query with variables and an operation name', async () => {
    const answer = await get({
      query: 'query A($n: Int!) { sites(first: $n) { nodes { id } } } query B { me { id } }',
      variables: '{"n":2}',
      operationName: 'A',
    });
    expect(answer).toMatchObject({ status: 200, body: { data: { sites: { nodes: [{}, {}] } } } });
  });

  it('GET /graphql changes nothing', async () => {
    const answer = await get({
      query:
        'mutation { updateContactDetails(input: { idempotencyKey: "get", phone: "+358401234567" }) { userErrors { code } } }',
    });
    expect(answer.status).toBe(405);
    expect(answer.body).not.toHaveProperty('data');
    const { data } = await stack.ask('person', '{ me { phone } }');
    expect(data).not.toEqual({ me: { phone: '+358401234567' } });
  });

  it('GET /graphiql is a page, for anybody', async () => {
    const response = await fetch(`${stack.url}/graphiql`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['/health/live', '/health/ready'])('GET %s answers, for anybody', async (path) => {
    expect((await fetch(`${stack.url}${path}`)).status).toBe(200);
  });

  it('GET /schema.graphql is the API schema, for whoever is signed in', async () => {
    expect((await fetch(`${stack.url}/schema.graphql`)).status).toBe(401);
    const signedIn = await fetch(`${stack.url}/schema.graphql`, { headers: await authorization('site-reader') });
    const sdl = await signedIn.text();
    expect(sdl).toContain('type Person');
    // What the services tell each other is no part of it.
    for (const inner of ['cardFacts', 'trainingFacts', 'cardHolderIds', '_entities']) expect(sdl).not.toContain(inner);
  });

  it('GET /dev/personas lists them all, with what each may do', async () => {
    const listed = (await (await fetch(`${stack.url}/dev/personas`)).json()) as { persona: string }[];
    expect(listed.map(({ persona }) => persona)).toEqual(personas);
    for (const persona of listed) {
      expect(persona).toMatchObject({
        description: expect.any(String) as string,
        purposes: expect.any(Array) as unknown,
      });
    }
  });

  it.each(personas)('POST /dev/token gives %s a token that works', async (persona) => {
    const answer = await stack.ask(persona, '{ sites(first: 1) { nodes { name } } }');
    expect(answer).toMatchObject({ status: 200, data: { sites: { nodes: [{ name: expect.any(String) as string }] } } });
  });

  describe('the header `Purpose`', () => {
    const read = `{ person(customerNumber: "${demoPersons.person.customerNumber}") { customerNumber } }`;
    const lastReading = async (): Promise<unknown> => {
      const answer = await stack.ask('person', '{ me { disclosures(first: 1) { nodes { role purpose } } } }');
      return (answer.data?.['me'] as { disclosures: { nodes: unknown[] } }).disclosures.nodes[0];
    };

    it("left out, is the first of the role's; the audit trail keeps it (P5, P22)", async () => {
      expect((await stack.ask('card-service', read)).errors).toBeUndefined();
      expect(await lastReading()).toEqual({ role: 'card-service', purpose: 'CUSTOMER_RELATIONSHIP' });
    });

    it("chooses among the role's; the audit trail keeps it (P5, P22)", async () => {
      expect((await stack.ask('card-service', read, { purpose: 'CARD_SERVICE' })).errors).toBeUndefined();
      expect(await lastReading()).toEqual({ role: 'card-service', purpose: 'CARD_SERVICE' });
    });

    it.each([
      ['card-service', 'BOOKKEEPING'],
      ['card-service', 'CURIOSITY'],
      ['person', 'CARD_SERVICE'],
    ])('of %s may not be %s (P5)', async (persona, purpose) => {
      const answer = await stack.ask(persona, read, { purpose });
      expect(answer).toEqual({
        status: 403,
        errors: [{ message: expect.any(String) as string, extensions: { code: 'PURPOSE_NOT_ALLOWED' } }],
      });
    });
  });
});

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
}

async function answerOf(response: Response): Promise<Answer> {
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Answer['body'],
  };
}

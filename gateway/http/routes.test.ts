import type { IncomingMessage } from 'node:http';
import { get, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { changes } from '../testing/fake-subgraphs.js';
import type { GatewayFixture } from '../testing/gateway-fixture.js';
import { gatewayFixture } from '../testing/gateway-fixture.js';

describe('the routes of the gateway', () => {
  let fixture: GatewayFixture;
  let url: string;
  let authorization: string;

  beforeAll(async () => {
    fixture = await gatewayFixture();
    url = fixture.gateway.url;
    authorization = `Bearer ${await fixture.token('person')}`;
  });
  afterAll(() => fixture.close());

  function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async function codeOf(response: Response): Promise<{ status: number; code: unknown }> {
    const { errors } = (await response.json()) as { errors?: { extensions: { code: unknown } }[] };
    return { status: response.status, code: errors?.[0]?.extensions.code };
  }

  describe('POST /graphql', () => {
    it('answers in the media type that is asked for', async () => {
      for (const type of ['application/json', 'application/graphql-response+json']) {
        const response = await post({ query: '{ me { name } }' }, { accept: type });
        expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
        expect(await response.json()).toEqual({ data: { me: { name: 'Aino' } } });
      }
    });

    it('says that there are no subscriptions, and takes it for no fault of its own', async () => {
      const response = await post({ query: 'subscription { me { name } }' });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        errors: [
          { message: 'There are no subscriptions here: ask with a query.', extensions: { code: 'BAD_USER_INPUT' } },
        ],
      });
    });

    it('is kept by nobody on the way', async () => {
      const { headers } = await post({ query: '{ me { name } }' });
      expect(headers.get('cache-control')).toBe('no-store');
    });

    it('answers nothing without a token, and says how to sign in', async () => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ sites { id } }"}',
      });
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await codeOf(response)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    });

    it('answers nothing for a token that does not verify, introspection neither', async () => {
      const response = await post(
        { query: '{ __schema { types { name } } }' },
        { authorization: 'Bearer e30.e30.e30' },
      );
      expect(await codeOf(response)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    });

    it('refuses a purpose that the role does not have', async () => {
      const { status, errors } = await fixture.ask('card-service', '{ persons { id } }', {
        headers: { purpose: 'BOOKKEEPING' },
      });
      expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 403, code: 'PURPOSE_NOT_ALLOWED' });
    });

    it('shows a classified field for a purpose that it declares alone (P5)', async () => {
      const query = '{ persons { email } }';
      const other = await fixture.ask('card-service', query);
      expect(other.errors?.[0]).toMatchObject({
        message: 'The purpose that the caller acts for does not cover this field.',
        path: ['persons', 0, 'email'],
        extensions: { code: 'FORBIDDEN' },
      });
      const declared = await fixture.ask('card-service', query, { headers: { purpose: 'CARD_SERVICE' } });
      expect(declared.data).toMatchObject({ persons: [{ email: 'aino@example.org' }, {}] });
    });

    it.each([
      ['no JSON', '{', { status: 400, code: 'BAD_REQUEST' }],
      ['no query', '{}', { status: 400, code: 'BAD_REQUEST' }],
      ['a batch', '[{"query":"{ me { id } }"}]', { status: 400, code: 'BAD_REQUEST' }],
      ['a prototype', '{"query":"{ me { id } }","__proto__":{}}', { status: 400, code: 'BAD_REQUEST' }],
      [
        'a body beyond the limit',
        JSON.stringify({ query: ' '.repeat(300_000) }),
        { status: 413, code: 'OPERATION_TOO_COMPLEX' },
      ],
    ])('refuses %s with a code', async (_case, body, expected) => {
      expect(await codeOf(await post(body))).toEqual(expected);
    });

    it('refuses a media type that is no JSON', async () => {
      expect(await codeOf(await post('{ me { id } }', { 'content-type': 'text/plain' }))).toEqual({
        status: 415,
        code: 'BAD_REQUEST',
      });
    });

    it('refuses an operation name that the document does not have', async () => {
      const response = await post({ query: 'query A { me { id } }', operationName: 'aino@example.org' });
      expect(await response.clone().text()).not.toContain('aino');
      expect(await codeOf(response)).toEqual({ status: 400, code: 'OPERATION_RESOLUTION_FAILURE' });
    });
  });

  describe('GET /graphql', () => {
    const spread = (levels: number): string =>
      Array.from({ length: levels }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ');

    describe.each([
      ['tokens', `{ ${'__typename '.repeat(1_001)} }`],
      ['depth', `{ ${'me { cards { holder { '.repeat(6)} id ${'} '.repeat(18)} }`],
      ['fields', `{ ...f0 } ${spread(30)} fragment f30 on Query { __typename }`],
      ['aliases', `{ me { ${Array.from({ length: 31 }, (_, i) => `a${i}: id`).join(' ')} } }`],
      ['directives', `{ me { id ${'@include(if: true) '.repeat(21)} } }`],
      ['root fields', `{ ${'__typename '.repeat(21)} }`],
      ['cost', `{ persons { ${'cards(first: 100) { holder { '.repeat(3)} id ${'} } '.repeat(3)} } }`],
    ])('holds a document in the address to the limit of %s', (_limit, document) => {
      it.each([
        ['escapes that are whole', ''],
        ['an escape that is none', '%23%ZZ'],
        ['an escape that is cut off', '%23%'],
        ['an escape that is no UTF-8', '%23%C3'],
        ['another document behind a # that is no part of it', '&x=#&query=%7Bme%7Bid%7D%7D'],
      ])('with %s', async (_case, ending) => {
        const answer = await rawGet(`/graphql?query=${encodeURIComponent(document)}${ending}`);
        expect(answer).toEqual({ status: 400, code: 'OPERATION_TOO_COMPLEX' });
      });
    });

    /** As a client that does not tidy up its addresses. */
    async function rawGet(path: string): Promise<{ status: number; code: unknown }> {
      const { hostname, port } = new URL(url);
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        get({ hostname, port, path, headers: { authorization } }, resolve).once('error', reject);
      });
      const { errors } = (await json(response)) as { errors?: { extensions: { code: unknown } }[] };
      return { status: response.statusCode ?? 0, code: errors?.[0]?.extensions.code };
    }

    const getQuery = (query: string): Promise<Response> =>
      fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers: { authorization } });

    it('answers a query, as any plain client sends it', async () => {
      expect(await (await getQuery('{ me { name } }')).json()).toEqual({ data: { me: { name: 'Aino' } } });
    });

    it('never changes anything', async () => {
      const response = await getQuery('mutation { rename(name: "x") { id } }');
      expect(response.headers.get('allow')).toBe('POST');
      expect(await codeOf(response)).toEqual({ status: 405, code: 'METHOD_NOT_ALLOWED' });
      expect(changes).toEqual([]);
    });
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuse %s of /graphql', async (method) => {
    const response = await fetch(`${url}/graphql`, { method });
    expect(response.headers.get('allow')).toBe('GET, POST');
    expect(await codeOf(response)).toEqual({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  });

  it('say what lives and what is ready, in codes alone', async () => {
    expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ status: 'LIVE' });
    const ready = await fetch(`${url}/health/ready`);
    expect({ status: ready.status, body: await ready.json() }).toEqual({
      status: 200,
      body: { status: 'READY', subgraphs: { register: 'READY', museokortti: 'READY', training: 'READY' } },
    });
  });

  it('give the API schema to whoever is signed in, without what is between the services', async () => {
    expect(await codeOf(await fetch(`${url}/schema.graphql`))).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    const sdl = await (await fetch(`${url}/schema.graphql`, { headers: { authorization } })).text();
    expect(sdl).toContain('type Person');
    expect(sdl).not.toContain('cardFacts');
  });

  it('list the personas with what each may do', async () => {
    const personas = (await (await fetch(`${url}/dev/personas`)).json()) as { persona: string }[];
    expect(personas.map(({ persona }) => persona)).toEqual([
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
    ]);
    expect(personas[0]).toMatchObject({
      role: 'person',
      purposes: [],
      defaultPurpose: null,
      customerNumber: '100000000001',
    });
    expect(personas[3]).toMatchObject({
      purposes: ['CUSTOMER_RELATIONSHIP', 'CARD_SERVICE'],
      defaultPurpose: 'CUSTOMER_RELATIONSHIP',
    });
  });

  it('give a persona a token that works, and nobody else one', async () => {
    const ask = (persona: unknown): Promise<Response> =>
      fetch(`${url}/dev/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ persona }),
      });
    const { access_token: token } = (await (await ask('person')).json()) as { access_token: string };
    const answer = await post({ query: '{ me { name } }' }, { authorization: `Bearer ${token}` });
    expect(await answer.json()).toEqual({ data: { me: { name: 'Aino' } } });
    for (const persona of ['administrator', 7, undefined]) {
      expect(await codeOf(await ask(persona))).toEqual({ status: 400, code: 'UNKNOWN_PERSONA' });
    }
  });

  describe('for development answer this machine alone', () => {
    /** Under a name that `fetch` would not send. */
    async function asked(method: string, path: string, host: string): Promise<{ status: number; code: unknown }> {
      const { hostname, port } = new URL(url);
      const sent = JSON.stringify({ persona: 'person' });
      const headers = { host, 'content-type': 'application/json', 'content-length': String(sent.length) };
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        request({ hostname, port, path, method, headers }, resolve).once('error', reject).end(sent);
      });
      const answer = (await json(response)) as { errors?: { extensions: { code: unknown } }[] };
      return { status: response.statusCode ?? 0, code: answer.errors?.[0]?.extensions.code };
    }

    it.each(['localhost', 'localhost:4000', 'LOCALHOST:1', '127.0.0.1:4000', '127.0.0.2', '[::1]:4000'])(
      'as %s',
      async (host) => {
        expect(await asked('POST', '/dev/token', host)).toEqual({ status: 200, code: undefined });
        expect((await asked('GET', '/dev/personas', host)).status).toBe(200);
      },
    );

    it.each([
      'rebound.example',
      'localhost.rebound.example',
      '127.0.0.1.rebound.example:4000',
      '192.168.0.7:4000',
      '[::2]',
      'user@localhost.example',
    ])('and not as %j (P22)', async (host) => {
      for (const [method, path] of [
        ['POST', '/dev/token'],
        ['GET', '/dev/personas'],
      ] as const) {
        expect(await asked(method, path, host)).toEqual({ status: 403, code: 'HOST_NOT_ALLOWED' });
      }
    });
  });

  it('have nothing anywhere else', async () => {
    expect(await codeOf(await fetch(`${url}/admin`))).toEqual({ status: 404, code: 'NOT_FOUND' });
  });
});

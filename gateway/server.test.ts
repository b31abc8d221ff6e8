import { decodeJwt, generateKeyPair } from 'jose';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Clock } from '../subgraphs/shared/clock.js';
import { isDevelopmentIssuer } from './identity.js';
import { startGateway } from './server.js';
import { ResponseTooLarge } from './sources/response-too-large.js';
import type { SubgraphSource } from './sources/source.js';
import { changes, fakeNames, fakeSubgraph, fakeSupergraph } from './testing/fake-subgraphs.js';
import { inProcessSource } from './sources/in-process.js';
import type { GatewayFixture } from './testing/gateway-fixture.js';
import { gatewayFixture } from './testing/gateway-fixture.js';

const everything = '{ me { name cards { number } diet retention } }';

function codesByPath(errors: Awaited<ReturnType<GatewayFixture['ask']>>['errors'] = []): Record<string, unknown> {
  return Object.fromEntries(errors.map(({ path, extensions }) => [path?.join('.') ?? '', extensions['code']]));
}

describe('the gateway', () => {
  let fixture: GatewayFixture;
  const lines: string[] = [];

  beforeAll(async () => {
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    fixture = await gatewayFixture({ logger: pino({ level: 'debug' }, stream) });
  });
  afterAll(() => fixture.close());
  beforeEach(() => {
    lines.length = 0;
    changes.length = 0;
    for (const { asked } of fixture.subgraphs) asked.length = 0;
  });

  it('joins three subgraphs in one response', async () => {
    const { status, data, errors } = await fixture.ask('person', everything);
    expect({ status, data, errors }).toEqual({
      status: 200,
      data: { me: { name: 'Aino', cards: [{ number: '200000000001' }], diet: 'VEGAN', retention: 'after 2021' } },
    });
  });

  it('signs who asks for each subgraph that it asks, and for that one alone', async () => {
    await fixture.ask('person', everything);
    const stated = fixture.subgraphs.flatMap(({ name, asked }) =>
      asked.map(({ statement }) => ({ name, claims: statement === undefined ? {} : decodeJwt(statement) })),
    );
    expect(new Set(stated.map(({ name }) => name))).toEqual(new Set(fakeNames));
    for (const { name, claims } of stated) {
      expect(claims).toMatchObject({ aud: name, role: 'person', purpose: null, sub: 'development:person' });
    }
  });

  it('answers a denied field with null and FORBIDDEN at its path, in the order asked (P10)', async () => {
    const answer = await fixture.ask('card-service', '{ persons { diet id name address { city } cards { number } } }');
    expect(JSON.stringify(answer.data)).toBe(
      JSON.stringify({
        persons: [
          { diet: null, id: '1', name: 'Aino', address: { city: 'Turku' }, cards: [{ number: '200000000001' }] },
          { diet: null, id: '2', name: 'Väinö', address: { city: 'Oulu' }, cards: [{ number: '200000000002' }] },
        ],
      }),
    );
    expect(codesByPath(answer.errors)).toEqual({ 'persons.0.diet': 'FORBIDDEN', 'persons.1.diet': 'FORBIDDEN' });
    expect(fixture.subgraphs.find(({ name }) => name === 'training')?.asked).toEqual([]);
  });

  it('asks nobody when everything is denied', async () => {
    const answer = await fixture.ask('auditor', '{ me { id } }');
    expect(answer.data).toEqual({ me: null });
    expect(codesByPath(answer.errors)).toEqual({ me: 'FORBIDDEN' });
    expect(fixture.subgraphs.flatMap(({ asked }) => asked)).toEqual([]);
  });

  it('never sends a denied mutation, while one beside it is carried out', async () => {
    const answer = await fixture.ask(
      'card-service',
      'mutation { registerVisit(site: "s1") { id } rename(name: "Aina") { name } }',
    );
    expect(answer.data).toEqual({ registerVisit: null, rename: { name: 'Aino' } });
    expect(codesByPath(answer.errors)).toEqual({ registerVisit: 'FORBIDDEN' });
    expect(changes).toEqual(['rename Aina']);
  });

  it('keeps what one caller may see from the plan of another who asks the same', async () => {
    const query = '{ persons { id diet } }';
    await fixture.ask('card-service', query);
    const { data } = await fixture.ask('person', query);
    expect(data).toMatchObject({ persons: [{ diet: 'VEGAN' }, { diet: 'VEGAN' }] });
    expect((await fixture.ask('card-service', query)).data).toMatchObject({
      persons: [{ diet: null }, { diet: null }],
    });
  });

  it('lets whoever is signed in introspect the API schema', async () => {
    const { data } = await fixture.ask(
      'auditor',
      '{ __type(name: "Person") { fields { name } } __schema { queryType { name } } }',
    );
    expect(JSON.stringify(data)).toContain('"diet"');
    expect(JSON.stringify(data)).not.toContain('cardFacts');
  });

  it('masks an unexpected error, and logs where it happened without what it says', async () => {
    const { data, errors } = await fixture.ask('person', '{ broken me { name } }');
    expect(data).toEqual({ broken: null, me: { name: 'Aino' } });
    const id = /^Unexpected error, logged as ([0-9a-f-]{36})\.$/.exec(errors?.[0]?.message ?? '')?.[1];
    expect(errors).toEqual([
      {
        message: `Unexpected error, logged as ${id ?? ''}.`,
        path: ['broken'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    expect(lines.join('')).toContain(id);
    expect(lines.join('')).not.toMatch(/aino|mongodb|duplicate/i);
  });

  it.each([
    ['a variable', 'query ($n: Int!) { persons(first: $n) { id } }', { n: 'aino@example.org' }, 'BAD_USER_INPUT'],
    ['a literal', '{ persons(first: "aino@example.org") { id } }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['a document that does not parse', '{ me { id "aino@example.org" } }', undefined, 'GRAPHQL_PARSE_FAILED'],
  ])('does not quote %s that cannot be used', async (_case, query, variables, code) => {
    const { status, errors } = await fixture.ask('person', query, variables && { variables });
    expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 400, code });
    expect(JSON.stringify(errors)).not.toContain('aino');
  });

  it('suggests no names of the schema', async () => {
    const { errors } = await fixture.ask('person', '{ me { nam } }');
    expect(errors?.[0]?.message).toBe('Cannot query field "nam" on type "Person".');
  });

  it('refuses a small document that would take seconds to plan, without planning it', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `fragment f${i} on Card { a: holder { cards { ...f${i + 1} } } b: holder { cards { ...f${i + 1} } } }`,
    );
    const hostile = `{ me { cards { ...f0 } } } ${levels.join(' ')} fragment f9 on Card { number }`;
    const timed = async (query: string, status: number): Promise<number> => {
      const start = performance.now();
      expect((await fixture.ask('person', query)).status).toBe(status);
      return performance.now() - start;
    };
    const planned = await timed('{ me { name diet retention cards { number holder { id name } } } }', 200);
    // Each another document, none of which is remembered; the quickest, because the machine may be busy with something else.
    const refused = [];
    for (let turn = 0; turn < 5; turn += 1) refused.push(await timed(`${hostile} # ${turn}`, 400));
    expect(Math.min(...refused)).toBeLessThan(planned);
  });

  it('refuses a document of too many tokens before it is parsed', async () => {
    const { status, errors } = await fixture.ask('person', `{ me { ${'id '.repeat(1_000)} } }`);
    expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 400, code: 'OPERATION_TOO_COMPLEX' });
  });

  it('refuses an operation by the sizes of its pages, from variables too', async () => {
    const query =
      'query ($n: Int!) { persons(first: $n) { cards(first: $n) { holder { cards(first: $n) { number } } } } }';
    expect((await fixture.ask('person', query, { variables: { n: 2 } })).status).toBe(200);
    const { status, errors } = await fixture.ask('person', query, { variables: { n: 100 } });
    expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 400, code: 'OPERATION_TOO_COMPLEX' });
  });

  it('logs one line for a request: its hash, role and purpose, and nothing that could be personal', async () => {
    const canary = 'canary-4711';
    const query = `query canary4711($number: String!) {
      canary4711: person(customerNumber: $number) { canary4711: name email } canary4711b: broken
    }`;
    await fixture.ask('card-service', query, {
      variables: { number: canary },
      headers: { purpose: 'CARD_SERVICE', 'x-note': canary },
    });
    await fixture.ask('person', `{ person(customerNumber: "${canary}") { id } }`);
    const token = await fixture.token('person');
    await fetch(`${fixture.gateway.url}/graphql?query={me{name}}&variables={"n":"${canary}"}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await fetch(`${fixture.gateway.url}/${canary}`);
    const text = lines.join('');
    for (const personal of [canary, 'canary4711', token, 'Aino', 'aino@example.org', 'Bearer'])
      expect(text).not.toContain(personal);
    const requests = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'request');
    expect(requests).toHaveLength(4);
    expect(requests[0]).toMatchObject({
      route: '/graphql',
      status: 200,
      operationHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      role: 'card-service',
      purpose: 'CARD_SERVICE',
      errorCodes: ['INTERNAL_SERVER_ERROR'],
    });
  });
});

describe('a subgraph that is down', () => {
  const hang = (): Promise<never> => new Promise(() => undefined);
  const refuse = (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:4001'));
  const hanging: SubgraphSource = {
    name: 'museokortti',
    fetch: hang,
    checkReady: () => Promise.reject(new Error('down')),
    close: () => Promise.resolve(),
  };
  const refusing: SubgraphSource = { ...hanging, fetch: refuse };
  let fixture: GatewayFixture | undefined;
  afterEach(() => fixture?.close());

  it.each([
    ['refuses connections', refusing],
    ['hangs', hanging],
  ])('costs its own fields and nothing else when it %s', async (_case, source) => {
    fixture = await gatewayFixture({ sources: [source], subgraphDeadlineMilliseconds: 200 });
    const { status, data, errors } = await fixture.ask('person', everything);
    expect({ status, data }).toEqual({
      status: 200,
      data: { me: { name: 'Aino', cards: null, diet: 'VEGAN', retention: 'facts unavailable' } },
    });
    expect(errors).toEqual([
      {
        message: 'The controller that holds this part cannot be reached; the rest of the answer stands.',
        path: ['me', 'cards'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      },
    ]);
  });

  it('is said of the object when only facts between the services are lost', async () => {
    fixture = await gatewayFixture({ sources: [refusing] });
    const { data, errors } = await fixture.ask('person', '{ me { retention } }');
    expect(data).toEqual({ me: { retention: 'facts unavailable' } });
    expect(codesByPath(errors)).toEqual({ me: 'SUBGRAPH_UNAVAILABLE' });
  });

  /** A source that counts what it is asked, as none of its fetches is answered. */
  function counting(fetch: () => Promise<never>) {
    let asked = 0;
    const source: SubgraphSource = {
      ...hanging,
      fetch: () => {
        asked += 1;
        return fetch();
      },
    };
    return { source, asked: () => asked };
  }

  async function askSites(gateway: GatewayFixture, times: number): Promise<void> {
    const answers = await Promise.all(Array.from({ length: times }, () => gateway.ask('person', '{ sites { id } }')));
    for (const { errors } of answers) expect(codesByPath(errors)).toEqual({ sites: 'SUBGRAPH_UNAVAILABLE' });
  }

  // Its time stands still, so that no rest ends.
  const clock: Clock = { now: () => new Date('2026-11-25T12:00:00.000Z') };

  it.each([
    ['refuses connections five times in a row', refuse, 5],
    ['hangs for ten requests', hang, 10],
  ])('is not asked again when it %s, and so does not cost every request its deadline', async (_case, fetch, times) => {
    const { source, asked } = counting(fetch);
    fixture = await gatewayFixture({ sources: [source], subgraphDeadlineMilliseconds: 200, clock });
    await askSites(fixture, times);
    expect(asked()).toBe(times);
    await askSites(fixture, 3);
    expect(asked()).toBe(times);
  });

  it.each([
    ['some requests ask for more than it can give in time', hang, 9],
    ['responses are larger than is read', () => Promise.reject(new ResponseTooLarge('too large')), 25],
  ])('is asked by everybody else while %s', async (_case, fetch, times) => {
    const { source, asked } = counting(fetch);
    fixture = await gatewayFixture({ sources: [source], subgraphDeadlineMilliseconds: 200, clock });
    await askSites(fixture, times);
    await askSites(fixture, 1);
    expect(asked()).toBe(times + 1);
  });

  it('makes the gateway not ready, by name', async () => {
    fixture = await gatewayFixture({ sources: [refusing] });
    const response = await fetch(`${fixture.gateway.url}/health/ready`);
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 503,
      body: { status: 'NOT_READY', subgraphs: { register: 'READY', museokortti: 'UNREACHABLE', training: 'READY' } },
    });
  });
});

describe('a subgraph that refuses a fetch as a whole', () => {
  const lines: string[] = [];
  let fixture: GatewayFixture | undefined;
  afterEach(() => fixture?.close());

  async function refusedWith(extensions: Record<string, unknown>) {
    lines.length = 0;
    const source: SubgraphSource = {
      name: 'museokortti',
      fetch: () => Promise.resolve({ errors: [{ message: 'refused', extensions }] }),
      checkReady: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    const logger = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
    fixture = await gatewayFixture({ sources: [source], logger });
    return fixture.ask('person', '{ sites { id } me { name } }');
  }

  it.each([
    ['came round the access rules', { code: 'FORBIDDEN', betweenServices: true }],
    ['is of another version, or too large', { code: 'BAD_USER_INPUT', betweenServices: true }],
    ['has a statement that does not verify', { code: 'UNAUTHENTICATED' }],
  ])('because it %s has a fault that is logged, and nothing of it told', async (_case, extensions) => {
    const { data, errors } = await refusedWith(extensions);
    expect(data).toEqual({ sites: null, me: { name: 'Aino' } });
    expect(codesByPath(errors)).toEqual({ sites: 'INTERNAL_SERVER_ERROR' });
    expect(errors?.[0]?.message).toMatch(/^Unexpected error, logged as /);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({ level: 50, subgraph: 'museokortti', code: extensions.code }),
    );
  });

  it('because a value cannot be used says so to whoever gave it', async () => {
    const { errors } = await refusedWith({ code: 'BAD_USER_INPUT' });
    expect(codesByPath(errors)).toEqual({ sites: 'BAD_USER_INPUT' });
    expect(lines).toEqual([]);
  });
});

describe('a gateway with another provider than the development issuer', () => {
  it('has no personas and gives no tokens', async () => {
    const fixture = await gatewayFixture();
    const { issuer, audience, jwksUri } = fixture.issuer;
    const { privateKey } = await generateKeyPair('EdDSA');
    const identity = { issuer, audience, jwksUri };
    expect(isDevelopmentIssuer(identity)).toBe(false);
    const gateway = await startGateway({
      supergraphSdl: fakeSupergraph(),
      sources: fakeNames.map((name) => inProcessSource(fakeSubgraph(name))),
      statementKey: privateKey,
      identity,
    });
    const personas = await fetch(`${gateway.url}/dev/personas`);
    const token = await fetch(`${gateway.url}/dev/token`, {
      method: 'POST',
      body: '{"persona":"dpo"}',
      headers: { 'content-type': 'application/json' },
    });
    expect([personas.status, token.status]).toEqual([404, 404]);
    await gateway.close();
    await fixture.close();
  });
});

import type { GatewayFixture } from '../testing/gateway-fixture.js';
import { gatewayFixture } from '../testing/gateway-fixture.js';

const own = 'https://asiointi.example';
const foreign = 'https://asiointi.example.evil.example';

describe('a page of another origin', () => {
  let fixture: GatewayFixture;
  afterEach(() => fixture.close());

  function preflight(origin: string): Promise<Response> {
    return fetch(`${fixture.gateway.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,purpose',
      },
    });
  }

  async function ask(origin: string): Promise<Response> {
    return fetch(`${fixture.gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        origin,
        'content-type': 'application/json',
        authorization: `Bearer ${await fixture.token('person')}`,
      },
      body: '{"query":"{ me { name } }"}',
    });
  }

  it('is given nothing unless its origin is named: no header of CORS at all (P22)', async () => {
    fixture = await gatewayFixture();
    for (const response of [await preflight(own), await ask(own)]) expect(permissionsOf(response)).toEqual({});
  });

  it('may ask, with a token and a purpose, when its origin is named', async () => {
    fixture = await gatewayFixture({ corsOrigins: [own, 'http://localhost:5173'] });
    const asked = await preflight(own);
    expect(asked.status).toBe(204);
    expect(permissionsOf(asked)).toEqual({
      'access-control-allow-origin': own,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, purpose',
      'access-control-max-age': '600',
    });
    const answer = await ask(own);
    expect(permissionsOf(answer)).toEqual({ 'access-control-allow-origin': own });
    expect(answer.headers.get('vary')).toBe('authorization, origin, purpose');
    expect(await answer.json()).toEqual({ data: { me: { name: 'Aino' } } });
  });

  it.each([foreign, 'null', 'http://asiointi.example', 'https://asiointi.example:8443'])(
    'is not let in by the name of another: %s',
    async (origin) => {
      fixture = await gatewayFixture({ corsOrigins: [own] });
      expect(permissionsOf(await preflight(origin))).not.toHaveProperty('access-control-allow-origin');
      expect(permissionsOf(await ask(origin))).toEqual({});
    },
  );

  it('reads a refusal too, so that it can say what is wrong', async () => {
    fixture = await gatewayFixture({ corsOrigins: [own] });
    const refused = await fetch(`${fixture.gateway.url}/graphql`, {
      method: 'POST',
      headers: { origin: own, 'content-type': 'application/json' },
      body: '{"query":"{ me { name } }"}',
    });
    expect(refused.status).toBe(401);
    expect(permissionsOf(refused)).toEqual({ 'access-control-allow-origin': own });
  });
});

function permissionsOf({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}

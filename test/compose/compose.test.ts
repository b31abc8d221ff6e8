import { demoPersons } from '../../subgraphs/shared/demo/personas.js';
import { seedDemoData } from '../../tools/seed/seed-demo-data.js';
import { readComposeFile } from './compose-file.js';
import type { ComposeStack } from './compose-stack.js';
import { startComposeStack } from './compose-stack.js';

const subgraphs = ['register', 'museokortti', 'training'] as const;
const servers = [...subgraphs, 'gateway'];

describe('docker-compose.yml', () => {
  const { services, networks, secrets } = readComposeFile();
  const all = Object.entries(services);

  it('publishes the gateway and nothing else (P22)', () => {
    expect(all.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).toEqual(['gateway']);
    expect(networks['internal']).toEqual({ internal: true });
    expect(
      all.filter(([, service]) => service.networks.some((name) => name !== 'internal')).map(([name]) => name),
    ).toEqual(['gateway']);
  });

  it.each(all)('runs %s without root, on a read-only file system, without capabilities', (_name, service) => {
    expect(service).toMatchObject({
      user: expect.stringMatching(/^(?:node|mongodb)$/) as string,
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('checks the health of every service that goes on running', () => {
    const unchecked = all.filter(([, { healthcheck }]) => !healthcheck).map(([name]) => name);
    expect(unchecked).toEqual(['database-logins']);
    expect(services['database-logins']).toMatchObject({ restart: 'on-failure' });
  });

  it('names no secret but by its file', () => {
    const secretive = /PASSWORD|KEY|URI|TOKEN|SECRET/;
    const literal = all.flatMap(([name, { environment }]) =>
      Object.entries(environment)
        .filter(([variable, value]) => secretive.test(variable) && !value.startsWith('/run/secrets/'))
        .map(([variable]) => `${name}.${variable}`),
    );
    // An address of public keys, that the person who starts it tells.
    expect(literal).toEqual(['gateway.OIDC_JWKS_URI']);
  });

  it('gives each service the secrets that it names and no other (P22)', () => {
    for (const [name, service] of all) {
      const named = [
        ...`${JSON.stringify(service.environment)} ${service.command.join(' ')}`.matchAll(/\/run\/secrets\/([\w-]+)/g),
      ];
      expect([name, [...service.secrets].sort()]).toEqual([name, named.map(([, secret]) => secret).sort()]);
      for (const secret of service.secrets) expect(secrets).toHaveProperty(secret);
    }
  });

  it('gives the key that signs caller statements to the gateway alone', () => {
    const holders = all
      .filter(([, service]) => service.secrets.includes('statement-private-key'))
      .map(([name]) => name);
    expect(holders).toEqual(['gateway']);
  });
});

describe('the services of docker-compose.yml, as processes', () => {
  let stack: ComposeStack;

  beforeAll(async () => {
    stack = await startComposeStack();
    const [register, museokortti, training] = await Promise.all(
      subgraphs.map((name) => stack.secret(`${name}-mongodb-uri`)),
    );
    await seedDemoData({
      databases: { register: register ?? '', museokortti: museokortti ?? '', training: training ?? '' },
      persons: 0,
      seed: 1,
      now: new Date('2026-11-25T08:00:00Z'),
    });
  }, 120_000);
  afterAll(() => stack.close());

  const document =
    '{ me { customerNumber name { family } cards { totalCount } enrolments { totalCount } consents { totalCount } } }';

  async function ask(
    url: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: document }),
    });
    return { status: response.status, body: await response.json() };
  }

  async function askAs(claims: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }> {
    return ask(stack.url('gateway'), { authorization: `Bearer ${await stack.provider.token(claims)}` });
  }

  it('answer with data of both controllers to a token of the provider (P3)', async () => {
    const { personId, customerNumber } = demoPersons.person;
    expect(await askAs({ role: 'person', person_id: personId })).toEqual({
      status: 200,
      body: {
        data: {
          me: {
            customerNumber,
            name: { family: expect.any(String) as string },
            cards: { totalCount: demoPersons.person.cardNumbers.length },
            enrolments: { totalCount: expect.any(Number) as number },
            consents: { totalCount: expect.any(Number) as number },
          },
        },
      },
    });
  });

  it('believe no token of another provider', async () => {
    const token = await stack.provider.token({ role: 'person', iss: 'https://somebody.example' });
    expect((await ask(stack.url('gateway'), { authorization: `Bearer ${token}` })).status).toBe(401);
  });

  it('have no development issuer', async () => {
    const gateway = stack.url('gateway');
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"persona":"dpo"}' };
    expect((await fetch(`${gateway}/dev/personas`)).status).toBe(404);
    expect((await fetch(`${gateway}/dev/token`, post)).status).toBe(404);
  });

  it('serve GraphiQL out of the image', async () => {
    expect((await fetch(`${stack.url('gateway')}/graphiql`)).status).toBe(200);
  });

  it.each(subgraphs)('answer nothing of %s to whoever has no caller statement (P22)', async (name) => {
    const token = await stack.provider.token({ role: 'dpo' });
    const answer = await ask(stack.url(name), { authorization: `Bearer ${token}` });
    expect(answer).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
    expect(answer.body).not.toHaveProperty('data');
  });

  it.each(servers)('pass the health check of %s', async (name) => {
    expect(await stack.checkHealth(name)).toBe(0);
  });

  it('may make the logins again: nothing changes', async () => {
    expect(await stack.again('database-logins')).toEqual({
      exitCode: 0,
      output: 'The replica set runs; register, museokortti, training have a login each to a database of their own.\n',
    });
    expect((await askAs({ role: 'person', person_id: demoPersons.person.personId })).status).toBe(200);
  });

  it.each([
    [
      "the password is not the database's",
      { MONGODB_ROOT_PASSWORD: 'guessed-4711' },
      /^MongoDB at \S+ refused the login\..*\n$/,
    ],
    [
      'there is no server',
      { MONGODB_HOST: '127.0.0.1:1', MONGODB_WAIT_SECONDS: '1' },
      /^MongoDB cannot be reached at 127\.0\.0\.1:1\..*\n$/,
    ],
    ['a setting is bad', { MONGODB_HOST: 'mongodb' }, /^The setting MONGODB_HOST has a value that cannot be used.*\n$/],
  ])('say in one line why the logins are not made when %s', async (_case, changed, line) => {
    const { exitCode, output } = await stack.again('database-logins', {
      MONGODB_ROOT_PASSWORD_FILE: '',
      MONGODB_ROOT_PASSWORD: 'x',
      ...changed,
    });
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.stringMatching(line) as string });
    expect(output).not.toContain('guessed-4711');
  });

  it.each([
    ['the development issuer', { OIDC_ISSUER: '', OIDC_JWKS_URI: '' }],
    ['a provider without https', { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_JWKS_URI: 'http://127.0.0.1:9/jwks' }],
  ])('refuse to start a gateway in production with %s', async (_case, changed) => {
    const { exitCode, output } = await stack.again('gateway', changed);
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output: expect.stringMatching(/^In production .*\n$/) as string,
    });
  });

  it('write no secret into their logs', async () => {
    const names = ['mongodb-root-password', ...subgraphs.map((name) => `${name}-password`), 'statement-private-key'];
    for (const name of names) expect(stack.output()).not.toContain(await stack.secret(name));
  });

  it('end when they are asked to, and with 0: the gateway first, as compose stops them', async () => {
    for (const name of [...servers].reverse()) {
      stack.processes[name]?.terminate();
      expect([name, await stack.processes[name]?.ended]).toEqual([name, 0]);
    }
    expect(await stack.checkHealth('gateway')).toBe(1);
  });
});

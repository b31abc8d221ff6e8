import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { graphiqlPlugin } from './plugin.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'graphiql-'));
  await mkdir(join(folder, 'operations'));
  await writeFile(join(folder, 'operations', 'me.graphql'), '# 1. Me\n# Persona: person\nquery Me { me { id } }\n');
});

afterEach(() => rm(folder, { recursive: true }));

async function gatewayWithPage() {
  const assetsDir = join(folder, 'graphiql');
  await mkdir(join(assetsDir, 'assets'), { recursive: true });
  await writeFile(join(assetsDir, 'index.html'), '<!doctype html><title>GraphiQL</title>');
  await writeFile(join(assetsDir, 'assets', 'page-ABC.js'), 'run()');
  await writeFile(join(assetsDir, 'assets', 'page-ABC.js.gz'), gzipSync('run()'));
  return gateway(assetsDir);
}

async function gateway(assetsDir: string) {
  const fastify = Fastify();
  await fastify.register(graphiqlPlugin, { assetsDir, operationsDir: join(folder, 'operations') });
  fastify.get('/elsewhere', () => 'elsewhere');
  return fastify;
}

it('serves the page under a policy that lets nothing in from elsewhere', async () => {
  const fastify = await gatewayWithPage();
  const { statusCode, headers } = await fastify.inject('/graphiql');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  const policy = String(headers['content-security-policy']).split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]),
  );
  expect(policy.join()).not.toMatch(/unsafe-eval|https?:|\*/);
  expect(headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

it('holds the workers to the same policy, since theirs is that of their own response', async () => {
  const fastify = await gatewayWithPage();
  const { headers } = await fastify.inject('/graphiql/assets/page-ABC.js');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

it('sends assets compressed beforehand, to be kept for good', async () => {
  const fastify = await gatewayWithPage();
  const { headers } = await fastify.inject({
    url: '/graphiql/assets/page-ABC.js',
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(headers['content-encoding']).toBe('gzip');
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers.vary).toContain('accept-encoding');
});

it('sends nothing from outside the folder of the assets', async () => {
  const fastify = await gatewayWithPage();
  for (const url of ['/graphiql/assets/../index.html', '/graphiql/assets/%2e%2e/index.html', '/graphiql/assets/']) {
    expect((await fastify.inject(url)).statusCode).toBeGreaterThanOrEqual(400);
  }
});

it('lists the examples', async () => {
  const fastify = await gatewayWithPage();
  const response = await fastify.inject('/graphiql/examples');
  expect(response.json()).toEqual([
    {
      name: 'me',
      title: 'Me',
      persona: 'person',
      description: '',
      document: '# 1. Me\n# Persona: person\nquery Me { me { id } }\n',
      variables: '',
    },
  ]);
});

it('leaves the headers of the other routes alone', async () => {
  const fastify = await gatewayWithPage();
  const { headers } = await fastify.inject('/elsewhere');
  expect(headers['content-security-policy']).toBeUndefined();
});

it('says how to mend it when the page is not built, and lets the gateway serve the rest', async () => {
  const fastify = await gateway(join(folder, 'nowhere'));
  const { statusCode, body } = await fastify.inject('/graphiql');
  expect(statusCode).toBe(503);
  expect(body).toContain('npm run build');
  expect((await fastify.inject('/elsewhere')).statusCode).toBe(200);
});

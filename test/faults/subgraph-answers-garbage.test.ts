import type { RequestListener } from 'node:http';
import { keptLog } from '../setup/log.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';
import type { FaultySubgraph } from './faulty-subgraph.js';
import { startFaultySubgraph } from './faulty-subgraph.js';

const secret = 'salaisuus-4711';
const query = '{ me { customerNumber cards { totalCount } enrolments { totalCount } } }';

const answering =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

const entity = (fields: string): string => `{"data":{"_entities":[${fields}]}}`;
const errorBody = (data: string): string =>
  `{${data}"errors":[{"message":"E11000 duplicate key ${secret}","path":["_entities",0,"cards"],
    "extensions":{"code":"${secret}","stacktrace":["at ${secret}"],"serviceName":"http://10.0.0.7:4002"}}]}`;

describe('a subgraph that answers garbage', () => {
  let now = new Date('2026-11-25T08:00:00Z');
  const log = keptLog();
  let museokortti: FaultySubgraph;
  let stack: Stack;

  beforeAll(async () => {
    museokortti = await startFaultySubgraph('museokortti');
    stack = await startStack({
      persons: 0,
      clock: { now: () => now },
      logger: log.logger,
      wrapSource: museokortti.wrapSource,
    });
  });
  afterAll(async () => {
    await stack.close();
    await museokortti.close();
  });
  // After a few failures in a row the gateway asks again only when a second has passed.
  beforeEach(() => void (now = new Date(now.getTime() + 2_000)));

  it.each([
    ['a page', answering(200, `<html>${secret}</html>`, { 'content-type': 'text/html' }), 'SUBGRAPH_UNAVAILABLE'],
    ['JSON that ends too soon', answering(200, `{"data":{"_entities":[{"cards":"${secret}`), 'SUBGRAPH_UNAVAILABLE'],
    ['a 500 with a body', answering(500, `{"message":"${secret}"}`), 'SUBGRAPH_UNAVAILABLE'],
    ['a redirection', answering(302, secret, { location: `http://127.0.0.1:1/${secret}` }), 'SUBGRAPH_UNAVAILABLE'],
    ['nothing', answering(200, ''), 'SUBGRAPH_UNAVAILABLE'],
    ['JSON that is no response', answering(200, `"${secret}"`), 'SUBGRAPH_UNAVAILABLE'],
    ['an error without data', answering(200, errorBody('')), 'INTERNAL_SERVER_ERROR'],
    [
      'an error of its own',
      answering(200, errorBody('"data":{"_entities":[{"cards":null}]},')),
      'INTERNAL_SERVER_ERROR',
    ],
    [
      'a value of another type',
      answering(200, entity(`{"cards":{"totalCount":"${secret}"}}`)),
      'INTERNAL_SERVER_ERROR',
    ],
  ])('costs its own fields when it is %s, and what it said stays inside', async (_case, listener, code) => {
    museokortti.answerBy(listener);
    const answer = await stack.ask('person', query);
    expect(answer).toMatchObject({
      status: 200,
      data: { me: { customerNumber: '100000000001', enrolments: { totalCount: expect.any(Number) as number } } },
    });
    expect(answer.data?.['me']).toHaveProperty('cards', null);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors?.[0]?.extensions).toEqual({ code });
    expect(answer.errors?.[0]?.path?.slice(0, 2)).toEqual(['me', 'cards']);
    for (const said of [JSON.stringify(answer), log.text()]) {
      expect(said).not.toContain(secret);
      expect(said).not.toContain('10.0.0.7');
    }
  });
});

import type { Clock } from '../../subgraphs/shared/clock.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';
import type { FaultySubgraph } from './faulty-subgraph.js';
import { hang, startFaultySubgraph } from './faulty-subgraph.js';

const demoDataNow = new Date('2026-11-25T08:00:00Z');
const deadline = 500;
const query = '{ me { customerNumber cards { totalCount } enrolments { totalCount } } }';
const some = { totalCount: expect.any(Number) as number };
const withoutCards = {
  status: 200,
  data: { me: { customerNumber: '100000000001', cards: null, enrolments: some } },
  errors: [
    {
      message: 'The controller that holds this part cannot be reached; the rest of the answer stands.',
      path: ['me', 'cards'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
    },
  ],
};

describe('a subgraph that accepts requests and answers none', () => {
  let now = demoDataNow;
  const clock: Clock = { now: () => now };
  let museokortti: FaultySubgraph;
  let stack: Stack;

  beforeAll(async () => {
    museokortti = await startFaultySubgraph('museokortti');
    stack = await startStack({
      persons: 0,
      clock,
      subgraphDeadlineMilliseconds: deadline,
      wrapSource: museokortti.wrapSource,
    });
    // The plan is made and the token issued before anything is timed.
    expect((await stack.ask('person', query)).errors).toBeUndefined();
  });
  afterAll(async () => {
    await stack.close();
    await museokortti.close();
  });

  it('costs a request its deadline and its own fields, and nothing more', async () => {
    museokortti.answerBy(hang);
    const started = performance.now();
    expect(await stack.ask('person', query)).toEqual(withoutCards);
    const took = performance.now() - started;
    expect(took).toBeGreaterThanOrEqual(deadline - 5);
    expect(took).toBeLessThan(deadline + 500);
  });

  it('is asked no more after ten late answers, so that the next ones do not wait', async () => {
    await Promise.all(Array.from({ length: 10 }, () => stack.ask('person', query)));
    const asked = museokortti.requests();
    const started = performance.now();
    expect(await stack.ask('person', query)).toEqual(withoutCards);
    expect(performance.now() - started).toBeLessThan(deadline - 50);
    expect(museokortti.requests()).toBe(asked);
  });

  it('is asked again after a second, and all is well when it answers', async () => {
    museokortti.passOn();
    now = new Date(demoDataNow.getTime() + 1_001);
    const answer = await stack.ask('person', query);
    expect(answer).toEqual({
      status: 200,
      data: { me: { customerNumber: '100000000001', cards: some, enrolments: some } },
    });
  });

  it('is given a mutation once: what may have happened is not tried again', async () => {
    const asked = museokortti.requests();
    museokortti.answerBy((request) => request.socket.destroy());
    const answer = await stack.ask(
      'site-reader',
      'mutation { registerVisit(input: { idempotencyKey: "k", cardNumber: "200000000001", siteId: "s" }) { userErrors { code } } }',
    );
    expect(answer).toMatchObject({
      data: { registerVisit: null },
      errors: [{ path: ['registerVisit'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
    expect(museokortti.requests()).toBe(asked + 1);
  });
});

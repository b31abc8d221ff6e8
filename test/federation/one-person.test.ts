import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPersons } from '../../subgraphs/shared/demo/personas.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import type { Stack } from '../setup/stack.js';
import { startStack, topologies } from '../setup/stack.js';

const example = readFileSync(join(repositoryRoot, 'schema/operations/me-across-both-controllers.graphql'), 'utf8');

describe.each(topologies)('one person across both controllers, %s', (topology) => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ topology });
  });
  afterAll(() => stack.close());

  it('answers with data of three subgraphs in one response (P3)', async () => {
    const answer = await stack.ask('person', example);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ me: { customerNumber: demoPersons.person.customerNumber } });
  });
});

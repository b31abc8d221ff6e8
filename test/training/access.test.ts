import type { SubgraphResponse } from '../../subgraphs/shared/runtime/subgraph.js';
import type { TrainingUnderTest } from './training.js';
import { callers, caterers, entitiesQuery, person, persons, problems, startTraining } from './training.js';
import { recordsIn } from './records.js';

/** What a caller who should see nothing of a person could ask of the subgraph itself, past the gateway. */
const personSelections = ['id', 'enrolments { nodes { state } }', 'qualifications { totalCount }', 'diet { codes }'];

describe('who sees what of the training side, asked past the gateway', () => {
  let training: TrainingUnderTest;

  beforeAll(async () => {
    training = await startTraining();
    const records = recordsIn(training.connection);
    await records.course({ _id: 'course' });
    await records.session({ _id: 'mine', courseId: 'course', catererId: caterers.kattaus });
    await records.session({ _id: 'others', courseId: 'course', catererId: caterers.other });
    await records.session({ _id: 'nobodys', courseId: 'course', catererId: null });
    for (const sessionId of ['mine', 'others', 'nobodys']) {
      await records.enrolment({ personId: persons.veikko, sessionId });
      await records.diet({ personId: persons.veikko, sessionId, codes: ['PORK_FREE'] });
    }
  });
  afterAll(() => training.close());

  type AnyCaller = Parameters<TrainingUnderTest['ask']>[0];
  const resolve = (caller: AnyCaller, selection: string, id: unknown = persons.veikko): Promise<SubgraphResponse> =>
    training.ask(caller, entitiesQuery('Person', selection), { representations: [{ __typename: 'Person', id }] });

  it.each([
    ['{ courses { nodes { code } } }'],
    ['{ session(id: "mine") { place } }'],
    ['mutation { enrol(input: { idempotencyKey: "k", sessionId: "mine" }) { userErrors { code } } }'],
  ])('answers nothing without a caller statement: %s', async (query) => {
    const answer = await training.ask(null, query);
    expect(answer).toEqual({ errors: [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })] });
  });

  it('answers nothing to a statement that the gateway did not sign', async () => {
    const other = await startTraining();
    const stranger = await other.statementOf(callers.dpo);
    await other.close();
    const answer = await training.subgraph.execute({ query: '{ courses { nodes { code } } }' }, stranger);
    expect(answer).toEqual({ errors: [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })] });
  });

  it.each(personSelections)(
    "refuses a data subject somebody else's { %s } by entity resolution (P22)",
    async (selection) => {
      const answer = await resolve(callers.aino, selection);
      expect(problems(answer)).toEqual([['_entities.0', 'FORBIDDEN']]);
      expect(answer.data).toEqual({ _entities: [null] });
    },
  );

  it('gives a data subject their own record beside the refused one', async () => {
    const answer = await training.ask(
      callers.veikko,
      entitiesQuery('Person', 'enrolments { totalCount } diet { codes }'),
      {
        representations: [
          { __typename: 'Person', id: persons.aino },
          { __typename: 'Person', id: persons.veikko },
        ],
      },
    );
    expect(problems(answer)).toEqual([['_entities.0', 'FORBIDDEN']]);
    expect(answer.data).toEqual({
      _entities: [null, { enrolments: { totalCount: 3 }, diet: { codes: ['PORK_FREE'] } }],
    });
  });

  it('refuses a data subject the export of somebody else', async () => {
    const answer = await training.ask(callers.aino, entitiesQuery('PersonDataExport', 'training { complete }'), {
      representations: [{ __typename: 'PersonDataExport', id: 'e', personId: persons.veikko, kind: 'ACCESS' }],
    });
    expect(problems(answer)).toEqual([['_entities.0', 'FORBIDDEN']]);
  });

  it.each([
    ['cardService', 'enrolments { totalCount }'],
    ['cardService', 'qualifications { totalCount }'],
    ['cardService', 'diet { codes }'],
    ['training', 'diet { codes }'],
    ['dpo', 'diet { codes }'],
    ['caterer', 'enrolments { totalCount }'],
    ['caterer', 'diet { codes }'],
    ['training', 'trainingFacts { contractUntil }'],
  ] as const)('refuses %s the field { %s } (P10)', async (who, selection) => {
    const answer = await resolve(callers[who], selection);
    expect(answer).toEqual({
      errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN', betweenServices: true } })],
    });
  });

  it.each([['aino'], ['training'], ['cardService'], ['dpo']] as const)(
    'refuses %s the diets of a session (P10)',
    async (who) => {
      const answer = await training.ask(callers[who], '{ session(id: "mine") { diets { code } } }');
      expect(answer).toEqual({
        errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN', betweenServices: true } })],
      });
    },
  );

  it('shows a caterer the diets of their own sessions, and of no other on the same list (P10)', async () => {
    const answer = await training.ask(
      callers.caterer,
      '{ courses { nodes { sessions { nodes { id diets { code portions } } } } } }',
    );
    const [course] = (answer.data?.['courses'] as { nodes: { sessions: { nodes: unknown[] } }[] }).nodes;
    expect(course?.sessions.nodes).toEqual(
      expect.arrayContaining([
        { id: 'mine', diets: [{ code: 'PORK_FREE', portions: 1 }] },
        { id: 'others', diets: null },
        { id: 'nobodys', diets: null },
      ]),
    );
    expect(problems(answer).map(([, code]) => code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });

  it('shows a caterer without sessions no diets, also of sessions that nobody caters for', async () => {
    const nobody = { ...callers.caterer, catererId: null };
    const answer = await training.ask(nobody, '{ session(id: "nobodys") { diets { code } } }');
    expect(answer).toEqual({
      errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN', betweenServices: true } })],
    });
  });

  it.each([[{ $gt: '' }], [null], [''], [1], [[persons.veikko]]])(
    'takes the id %p of a reference for no id of a Person',
    async (id) => {
      const answer = await resolve(callers.training, 'enrolments { totalCount }', id);
      expect(problems(answer)).toEqual([['_entities.0', 'BAD_USER_INPUT']]);
    },
  );

  it.each([[undefined], ['EVERYTHING'], [{ $ne: 'ACCESS' }]])('takes %p for no kind of export', async (kind) => {
    const answer = await training.ask(callers.dpo, entitiesQuery('PersonDataExport', 'training { complete }'), {
      representations: [{ __typename: 'PersonDataExport', id: 'e', personId: persons.veikko, kind }],
    });
    expect(problems(answer)).toEqual([['_entities.0', 'BAD_USER_INPUT']]);
  });

  it('lets a data subject whose token points at no Person enrol nobody (P22)', async () => {
    const answer = await training.ask(
      { ...person(''), personId: null },
      'mutation ($input: EnrolInput!) { enrol(input: $input) { userErrors { code } } }',
      { input: { idempotencyKey: 'k', sessionId: 'mine', personId: persons.veikko } },
    );
    expect(problems(answer)).toEqual([['enrol', 'FORBIDDEN']]);
  });

  it('logs no personal data, not even of what failed', async () => {
    await recordsIn(training.connection).enrolment({ personId: persons.aino, sessionId: 'gone' });
    const answer = await resolve(callers.aino, 'enrolments { nodes { session { id } } }', persons.aino);
    expect(problems(answer)).toEqual([['_entities.0.enrolments.nodes.0.session', 'INTERNAL_SERVER_ERROR']]);
    const logged = training.log.join('\n');
    expect(logged).toContain('unexpected error');
    expect(logged).not.toContain(persons.aino);
    expect(logged).not.toContain('PORK_FREE');
  });
});

import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import mongoose from 'mongoose';
import { countOperations } from '../setup/count-operations.js';
import type { TrainingUnderTest } from './training.js';
import { callers, entitiesQuery, persons, problems, startTraining } from './training.js';
import { recordsIn } from './records.js';

const historyOfPerson = `enrolments(first: 20) { nodes { id session { place course { name { fi } } } } totalCount }
  qualifications(first: 20) { nodes { awardedOn } totalCount }`;

/** What sends how many operations, whatever the number of persons and the length of their lists. */
const expected = {
  // A page and a count of each list, the sessions, the courses.
  historyOfPerson: 6,
  // Enrolments, who has a qualification, sessions.
  facts: 3,
  // Courses, their count, a page and a count of the sessions, the portions.
  catering: 5,
};

describe('the database operations of the training side', () => {
  let training: TrainingUnderTest;
  const many = [persons.aino, ...Array.from({ length: 49 }, () => randomUUID())];

  beforeAll(async () => {
    training = await startTraining();
    const records = recordsIn(training.connection);
    for (let course = 0; course < 3; course++) {
      const { _id: courseId } = await records.course();
      for (let held = 0; held < 2; held++) {
        const { _id: sessionId } = await records.session({ courseId, catererId: callers.caterer.catererId });
        await Promise.all(
          many.map(async (personId) => {
            await records.enrolment({ personId, sessionId });
            await records.qualification({ personId });
          }),
        );
        await records.diet({ personId: persons.aino, sessionId });
      }
    }
  });
  afterAll(() => training.close());

  const personsQuery = (caller: Parameters<TrainingUnderTest['ask']>[0], ids: readonly string[], selection: string) =>
    answered(() =>
      training.ask(caller, entitiesQuery('Person', selection), {
        representations: ids.map((id) => ({ __typename: 'Person', id })),
      }),
    );
  const exportQuery = (kind: string) =>
    answered(() =>
      training.ask(
        callers.aino,
        entitiesQuery(
          'PersonDataExport',
          'training { complete enrolments { session { id } } qualifications { awardedOn } diets { session { id } } }',
        ),
        { representations: [{ __typename: 'PersonDataExport', id: 'e', personId: persons.aino, kind }] },
      ),
    );
  const courses = (caller: Parameters<TrainingUnderTest['ask']>[0], sessions: string) =>
    answered(() =>
      training.ask(
        caller,
        `{ courses(first: 2) { nodes { sessions(first: 5) { nodes { ${sessions} } totalCount } } pageInfo { endCursor } totalCount } }`,
      ),
    );

  it.each([
    ['one person', 1],
    ['fifty persons', 50],
  ])('are as many for %s with their lists', async (_name, count) => {
    const sent = await countOperations(training.uri, () =>
      personsQuery(callers.training, many.slice(0, count), historyOfPerson),
    );
    expect(sent).toHaveLength(expected.historyOfPerson);
  });

  it('are fewer when nobody asks for a count', async () => {
    const sent = await countOperations(training.uri, () =>
      personsQuery(callers.training, many, 'enrolments { nodes { state } }'),
    );
    expect(sent).toEqual(['aggregate']);
  });

  it('are two for a later page: where its cursor stands, and what comes after', async () => {
    const page = await personsQuery(callers.aino, [persons.aino], 'enrolments(first: 3) { pageInfo { endCursor } }');
    const [person] = page.data?.['_entities'] as { enrolments: { pageInfo: { endCursor: string } } }[];
    const next = `enrolments(first: 2, after: "${person?.enrolments.pageInfo.endCursor ?? ''}") { nodes { state } }`;
    const sent = await countOperations(training.uri, () => personsQuery(callers.aino, [persons.aino], next));
    expect(sent).toEqual(['find', 'find']);
  });

  it.each([
    ['one person', 1],
    ['fifty persons', 50],
  ])('are as many for the facts of %s', async (_name, count) => {
    const sent = await countOperations(training.uri, () =>
      personsQuery(callers.dpo, many.slice(0, count), 'trainingFacts { lastTransactionAt contractUntil }'),
    );
    expect(sent).toHaveLength(expected.facts);
  });

  it('are as many for the diets of a list of sessions as for those of one', async () => {
    // A list with one session of another caterer would be null at that session's `diets`; here all are the caller's.
    const sent = await countOperations(training.uri, () => courses(callers.caterer, 'diets { code portions }'));
    expect(sent).toHaveLength(expected.catering);
  });

  it('go by an index and never sort in memory', async () => {
    const commands = await commandsOf(training.uri, async () => {
      await personsQuery(callers.training, many, historyOfPerson);
      await personsQuery(callers.training, [persons.aino], historyOfPerson);
      await personsQuery(callers.aino, [persons.aino], 'diet { codes }');
      await personsQuery(callers.dpo, many, 'trainingFacts { lastTransactionAt }');
      await exportQuery('ACCESS');
      const first = await courses(callers.caterer, 'course { code } diets { code }');
      const after = (first.data?.['courses'] as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
      await answered(() =>
        training.ask(callers.aino, 'query ($after: String) { courses(first: 2, after: $after) { nodes { code } } }', {
          after,
        }),
      );
      const enrolments = 'enrolments(first: 3) { pageInfo { endCursor } }';
      const page = await personsQuery(callers.aino, [persons.aino], enrolments);
      const [person] = page.data?.['_entities'] as { enrolments: { pageInfo: { endCursor: string } } }[];
      const next = `enrolments(first: 3, after: "${person?.enrolments.pageInfo.endCursor ?? ''}") { nodes { id } }`;
      await personsQuery(callers.aino, [persons.aino], next);
      const input = { idempotencyKey: 'plans', sessionId: await anySession(), personId: randomUUID() };
      await answered(() =>
        training.ask(callers.training, 'mutation ($input: EnrolInput!) { enrol(input: $input) { enrolment { id } } }', {
          input,
        }),
      );
    });
    const plans = await Promise.all(
      commands.map(async (command) => [JSON.stringify(command), await stagesOf(command)] as const),
    );
    expect(plans.length).toBeGreaterThan(20);
    expect(plans.filter(([, stages]) => stages.includes('COLLSCAN') || stages.includes('SORT'))).toEqual([]);
  });

  it('read no more of a long history than the page', async () => {
    const [page] = await commandsOf(training.uri, () =>
      personsQuery(callers.training, many, 'enrolments(first: 2) { nodes { id } }'),
    );
    // Six enrolments each; two and the one that tells whether there is more are read.
    expect(await examined(page ?? {})).toBe(50 * 3);
  });

  async function anySession(): Promise<string> {
    const found = await training.connection.collection<{ _id: string }>('sessions').findOne();
    return found?._id ?? '';
  }

  /** How the server runs a command that was sent. */
  async function explained(command: mongo.Document): Promise<mongo.Document> {
    const database = training.connection.db;
    if (!database) throw new Error('not connected');
    return database.command({ explain: command, verbosity: 'executionStats' });
  }

  /**
   * The names of all stages of the plan that won; a lookup that scans a collection counts as a scan. Of the plan inside a lookup the server says no
   * more: that it does not sort is seen by how few documents it reads.
   */
  async function stagesOf(command: mongo.Document): Promise<readonly string[]> {
    const stages: string[] = [];
    walk(await explained(command), (node) => {
      if (typeof node['stage'] === 'string') stages.push(node['stage']);
      if (Number(node['collectionScans'] ?? 0) > 0) stages.push('COLLSCAN');
    });
    return stages;
  }

  async function examined(command: mongo.Document): Promise<number> {
    let documents = 0;
    walk(await explained(command), (node) => {
      if ('$lookup' in node) documents += Number(node['totalDocsExamined']);
    });
    return documents;
  }
});

/** The answer, which must have no errors: a query that fails early has few operations and fine plans. */
async function answered(ask: () => ReturnType<TrainingUnderTest['ask']>) {
  const answer = await ask();
  expect(problems(answer)).toEqual([]);
  return answer;
}

/** Everything that one who sends a command adds for the session and the transaction: it cannot be explained. */
const envelope = [
  'lsid',
  'txnNumber',
  'startTransaction',
  'autocommit',
  '$clusterTime',
  '$db',
  'readConcern',
  'writeConcern',
];
const planned = ['find', 'aggregate', 'update'];

/** The commands with a plan that `work` has the subgraph send. */
async function commandsOf(uri: string, work: () => Promise<unknown>): Promise<readonly mongo.Document[]> {
  const database = new URL(uri).pathname.slice(1);
  const clients = mongoose.connections.filter(({ name }) => name === database).map((found) => found.getClient());
  const commands: mongo.Document[] = [];
  const listen = ({ commandName, command }: mongo.CommandStartedEvent): void => {
    const kept = Object.entries(command).filter(([name]) => !envelope.includes(name));
    if (planned.includes(commandName)) commands.push(Object.fromEntries(kept));
  };
  for (const client of clients) client.on('commandStarted', listen);
  try {
    await work();
  } finally {
    for (const client of clients) client.off('commandStarted', listen);
  }
  return commands;
}

/** Visits every object of an explanation; plans that lost and the repeated question left out. */
function walk(node: unknown, visit: (node: mongo.Document) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) visit(node);
  for (const [name, inner] of Object.entries(node)) {
    if (!['rejectedPlans', 'command', 'pipeline'].includes(name)) walk(inner, visit);
  }
}

import { randomUUID } from 'node:crypto';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import type { SubgraphResponse } from '../../subgraphs/shared/runtime/subgraph.js';
import type { TrainingUnderTest } from './training.js';
import { callers, person, persons, problems, startTraining } from './training.js';
import { recordsIn } from './records.js';

const enrolMutation = `mutation ($input: EnrolInput!) {
  enrol(input: $input) { enrolment { id state enrolledAt session { id placesLeft } } userErrors { code path } }
}`;

interface EnrolPayload {
  readonly enrolment: { readonly id: string; readonly state: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

describe('enrol', () => {
  let training: TrainingUnderTest;
  let records: ReturnType<typeof recordsIn>;

  beforeAll(async () => {
    training = await startTraining();
    records = recordsIn(training.connection);
  });
  afterEach(() => training.clear());
  afterAll(() => training.close());

  const enrol = (caller: Caller, input: object, on = training.subgraph): Promise<SubgraphResponse> =>
    training.ask(caller, enrolMutation, { input: { idempotencyKey: randomUUID(), ...input } }, on);

  const stored = (collection: string) => training.connection.collection<{ _id: string }>(collection).find().toArray();

  /** What came of each, counted: the state of an enrolment or the code of what stood in its way. */
  function tally(answers: readonly SubgraphResponse[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const answer of answers) {
      const { enrolment, userErrors } = payloadOf(answer);
      const result = enrolment?.state ?? userErrors[0]?.code ?? String(problems(answer)[0]?.[1]);
      counts[result] = (counts[result] ?? 0) + 1;
    }
    return counts;
  }

  it('gives exactly ten of fifty at once the ten places, and tells the rest that the session is full', async () => {
    const session = await records.session({ capacity: 10 });
    const attempts = Array.from({ length: 50 }, () => enrol(person(randomUUID()), { sessionId: session._id }));
    expect(tally(await Promise.all(attempts))).toEqual({ CONFIRMED: 10, SESSION_FULL: 40 });
    expect(await stored('enrolments')).toHaveLength(10);
    expect(await stored('sessions')).toMatchObject([{ taken: 10, capacity: 10 }]);
    expect(await stored('auditEvents')).toHaveLength(10);
  });

  it('never fills a session beyond its capacity when two processes enrol at once', async () => {
    const session = await records.session({ capacity: 4 });
    const other = await training.another();
    const attempts = Array.from({ length: 16 }, (_, index) =>
      enrol(person(randomUUID()), { sessionId: session._id }, index % 2 === 0 ? training.subgraph : other),
    );
    expect(tally(await Promise.all(attempts))).toEqual({ CONFIRMED: 4, SESSION_FULL: 12 });
    expect(await stored('enrolments')).toHaveLength(4);
  });

  it('enrols a person once, whoever asks at once and in how many processes', async () => {
    const session = await records.session();
    const other = await training.another();
    const attempts = Array.from({ length: 8 }, (_, index) =>
      enrol(callers.aino, { sessionId: session._id }, index % 2 === 0 ? training.subgraph : other),
    );
    expect(tally(await Promise.all(attempts))).toEqual({ CONFIRMED: 1, ALREADY_ENROLLED: 7 });
    expect(await stored('sessions')).toMatchObject([{ taken: 1 }]);
  });

  it('lets a data subject enrol themselves, and records who did it without a value', async () => {
    const session = await records.session({ capacity: 3, taken: 1 });
    const answer = await enrol(callers.aino, { sessionId: session._id });
    expect(problems(answer)).toEqual([]);
    const { enrolment } = payloadOf(answer);
    expect(enrolment).toMatchObject({
      state: 'CONFIRMED',
      enrolledAt: '2026-11-25T08:00:00.000Z',
      session: { id: session._id, placesLeft: 1 },
    });
    expect(await stored('enrolments')).toMatchObject([
      { _id: enrolment?.id, personId: persons.aino, sessionId: session._id, completedAt: null },
    ]);
    expect(await stored('auditEvents')).toMatchObject([
      { action: 'ENROLLED', personId: persons.aino, objectId: enrolment?.id, role: 'person', purpose: null },
    ]);
  });

  it('lets training planners enrol whom they name', async () => {
    const session = await records.session();
    const answer = await enrol(callers.training, { sessionId: session._id, personId: persons.veikko });
    expect(tally([answer])).toEqual({ CONFIRMED: 1 });
    expect(await stored('enrolments')).toMatchObject([{ personId: persons.veikko }]);
  });

  it('refuses a data subject who names somebody else (P22)', async () => {
    const session = await records.session();
    const answer = await enrol(callers.aino, { sessionId: session._id, personId: persons.veikko });
    expect(problems(answer)).toEqual([['enrol', 'FORBIDDEN']]);
    expect(await stored('enrolments')).toEqual([]);
  });

  it('refuses the card service altogether (P10)', async () => {
    const session = await records.session();
    const answer = await enrol(callers.cardService, { sessionId: session._id, personId: persons.aino });
    expect(answer).toEqual({
      errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN', betweenServices: true } })],
    });
  });

  it.each([[undefined], [null], [''], ['Aino Virtanen'], [persons.aino.toUpperCase()], ['{"$gt":""}']])(
    'asks planners for the id of a Person instead of %p',
    async (personId) => {
      const session = await records.session();
      const answer = await enrol(callers.training, { sessionId: session._id, personId });
      expect(payloadOf(answer)).toEqual({
        enrolment: null,
        userErrors: [{ code: 'PERSON_REQUIRED', path: ['input', 'personId'] }],
      });
    },
  );

  it.each([
    ['UNKNOWN_SESSION', { _id: 'another' }, 'sessionId'],
    ['ENROLMENT_CLOSED', { enrolUntil: new Date('2026-11-25T07:59:59.999Z') }, 'sessionId'],
    ['ENROLMENT_CLOSED', { startsAt: new Date('2026-11-25T08:00:00.000Z') }, 'sessionId'],
    ['SESSION_FULL', { capacity: 2, taken: 2 }, 'sessionId'],
  ])('answers %s for a session with %p, and changes nothing', async (code, session, field) => {
    await records.session({ _id: 'session', ...session });
    const answer = await enrol(callers.aino, { sessionId: 'session' });
    expect(payloadOf(answer)).toEqual({ enrolment: null, userErrors: [{ code, path: ['input', field] }] });
    expect([await stored('enrolments'), await stored('auditEvents'), await stored('idempotencyKeys')]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('lets a person come back who had called off', async () => {
    const session = await records.session();
    await records.enrolment({ personId: persons.aino, sessionId: session._id, state: 'CANCELLED' });
    expect(tally([await enrol(callers.aino, { sessionId: session._id })])).toEqual({ CONFIRMED: 1 });
  });

  it('gives the same key with the same input the same answer, and one enrolment', async () => {
    const session = await records.session();
    const input = { idempotencyKey: 'once-and-again', sessionId: session._id };
    const [first, second] = [await enrol(callers.aino, input), await enrol(callers.aino, input)];
    expect(payloadOf(second).enrolment?.id).toBe(payloadOf(first).enrolment?.id);
    expect(tally([first, second])).toEqual({ CONFIRMED: 2 });
    expect(await stored('enrolments')).toHaveLength(1);
    expect(await stored('sessions')).toMatchObject([{ taken: 1 }]);
  });

  it('tells the places that each of two enrolments in one operation leaves', async () => {
    const session = await records.session({ capacity: 10 });
    const { data } = await training.ask(
      callers.training,
      `mutation ($first: EnrolInput!, $second: EnrolInput!) {
        first: enrol(input: $first) { enrolment { session { placesLeft } } }
        second: enrol(input: $second) { enrolment { session { placesLeft } } }
      }`,
      {
        first: { idempotencyKey: 'first of two', sessionId: session._id, personId: persons.aino },
        second: { idempotencyKey: 'second of two', sessionId: session._id, personId: persons.veikko },
      },
    );
    expect(data).toEqual({
      first: { enrolment: { session: { placesLeft: 9 } } },
      second: { enrolment: { session: { placesLeft: 8 } } },
    });
  });

  it('answers a repeated key with null when the enrolment has been erased since', async () => {
    const session = await records.session();
    const input = { idempotencyKey: 'erased since', sessionId: session._id };
    await enrol(callers.aino, input);
    await training.connection.collection('enrolments').deleteMany({});
    const answer = await enrol(callers.aino, input);
    expect(problems(answer)).toEqual([]);
    expect(payloadOf(answer)).toEqual({ enrolment: null, userErrors: [] });
    expect(await stored('enrolments')).toHaveLength(0);
  });

  it('gives ten requests with one key at once one enrolment', async () => {
    const session = await records.session();
    const input = { idempotencyKey: 'ten-at-once', sessionId: session._id };
    const answers = await Promise.all(Array.from({ length: 10 }, () => enrol(callers.aino, input)));
    expect(new Set(answers.map((answer) => payloadOf(answer).enrolment?.id)).size).toBe(1);
    expect(await stored('enrolments')).toHaveLength(1);
  });

  it('refuses a key that came with another input', async () => {
    const [first, second] = [await records.session(), await records.session()];
    await enrol(callers.aino, { idempotencyKey: 'reused', sessionId: first._id });
    const answer = await enrol(callers.aino, { idempotencyKey: 'reused', sessionId: second._id });
    expect(payloadOf(answer).userErrors).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] },
    ]);
    expect(await stored('enrolments')).toHaveLength(1);
  });

  it('refuses an empty key', async () => {
    const session = await records.session();
    const answer = await enrol(callers.aino, { idempotencyKey: '', sessionId: session._id });
    expect(payloadOf(answer).userErrors).toEqual([
      { code: 'IDEMPOTENCY_KEY_INVALID', path: ['input', 'idempotencyKey'] },
    ]);
  });

  it('stores no more confirmed places than there are, whatever code asks', async () => {
    const session = await records.session({ capacity: 1, taken: 1 });
    const overfill = training.connection
      .collection<{ _id: string; taken: number }>('sessions')
      .updateOne({ _id: session._id }, { $inc: { taken: 1 } });
    await expect(overfill).rejects.toMatchObject({ code: 121 });
  });

  it('stores one live enrolment a person a session, whatever code asks', async () => {
    const enrolment = { personId: persons.aino, sessionId: randomUUID() };
    await records.enrolment(enrolment);
    await expect(records.enrolment({ ...enrolment, state: 'WAITLISTED' })).rejects.toMatchObject({ code: 11000 });
    await expect(records.enrolment({ ...enrolment, state: 'CANCELLED' })).resolves.toBeDefined();
  });
});

function payloadOf(answer: SubgraphResponse): EnrolPayload {
  const payload = answer.data?.['enrol'] as EnrolPayload | null | undefined;
  return payload ?? { enrolment: null, userErrors: [] };
}

import { encodeCursor } from '../../subgraphs/shared/runtime/connection.js';
import type { TrainingUnderTest } from './training.js';
import { callers, entitiesQuery, persons, problems, startTraining } from './training.js';
import { recordsIn } from './records.js';

const aino = { __typename: 'Person', id: persons.aino };
const veikko = { __typename: 'Person', id: persons.veikko };

describe('reading the training side', () => {
  let training: TrainingUnderTest;
  let records: ReturnType<typeof recordsIn>;

  beforeAll(async () => {
    training = await startTraining();
    records = recordsIn(training.connection);
  });
  afterEach(() => training.clear());
  afterAll(() => training.close());

  const resolve = (caller: Parameters<TrainingUnderTest['ask']>[0], who: readonly object[], selection: string) =>
    training.ask(caller, entitiesQuery('Person', selection), { representations: who });

  describe("a person's lists", () => {
    it('are newest first, page by page, with the session and the course', async () => {
      const course = await records.course({ name: { fi: 'Valokuvaus', sv: 'Fotografering', en: 'Photography' } });
      const session = await records.session({ courseId: course._id, place: 'Turku' });
      const held = (_id: string, enrolledAt: string) =>
        records.enrolment({
          _id,
          personId: persons.aino,
          sessionId: session._id,
          state: 'CANCELLED',
          enrolledAt: new Date(enrolledAt),
        });
      await held('a', '2026-01-01T10:00:00.000Z');
      await held('b', '2026-02-01T10:00:00.000Z');
      await held('c', '2026-02-01T10:00:00.000Z');
      await held('d', '2026-03-01T10:00:00.000Z');
      await records.enrolment({ personId: persons.veikko, sessionId: session._id });

      const page = (after: string | null) =>
        training.ask(
          callers.training,
          `query ($representations: [_Any!]!, $after: String) { _entities(representations: $representations) { ... on Person {
            enrolments(first: 2, after: $after) {
              nodes { id session { place course { name { fi } } } }
              edges { cursor node { id } }
              pageInfo { hasNextPage hasPreviousPage endCursor }
              totalCount
            } } } }`,
          { representations: [aino], after },
        );
      const first = await page(null);
      const inTurku = { place: 'Turku', course: { name: { fi: 'Valokuvaus' } } };
      expect(problems(first)).toEqual([]);
      expect(first.data).toMatchObject({
        _entities: [
          {
            enrolments: {
              nodes: [
                { id: 'd', session: inTurku },
                { id: 'c', session: inTurku },
              ],
              pageInfo: { hasNextPage: true, hasPreviousPage: false },
              totalCount: 4,
            },
          },
        ],
      });
      const second = await page(endCursorOf(first.data));
      expect(second.data).toMatchObject({
        _entities: [
          {
            enrolments: {
              nodes: [{ id: 'b' }, { id: 'a' }],
              pageInfo: { hasNextPage: false, hasPreviousPage: true },
              totalCount: 4,
            },
          },
        ],
      });
    });

    it('give each of several persons their own, page by page', async () => {
      for (const [personId, day] of [
        [persons.aino, '2024-06-01'],
        [persons.aino, '2025-06-01'],
        [persons.veikko, '2023-06-01'],
        [persons.veikko, '2022-06-01'],
      ] as const) {
        await records.qualification({ personId, awardedOn: day });
      }
      const selection =
        'id qualifications(first: 1) { nodes { awardedOn } pageInfo { endCursor hasNextPage } totalCount }';
      const answer = await resolve(callers.training, [aino, veikko, { ...aino, id: 'nobody' }], selection);
      expect(answer.data).toMatchObject({
        _entities: [
          { id: persons.aino, qualifications: { nodes: [{ awardedOn: '2025-06-01' }], totalCount: 2 } },
          { id: persons.veikko, qualifications: { nodes: [{ awardedOn: '2023-06-01' }], totalCount: 2 } },
          {
            id: 'nobody',
            qualifications: { nodes: [], totalCount: 0, pageInfo: { endCursor: null, hasNextPage: false } },
          },
        ],
      });
    });

    it('refuse the cursor of another list and of another person at their own fields, and page whose it is', async () => {
      const session = await records.session();
      for (const personId of [persons.aino, persons.veikko]) {
        for (const day of ['2026-01-01', '2026-02-01']) {
          await records.enrolment({
            personId,
            sessionId: session._id,
            state: 'CANCELLED',
            enrolledAt: new Date(`${day}T10:00:00.000Z`),
          });
        }
      }
      const selection = 'enrolments(first: 1) { pageInfo { endCursor } }';
      const after = endCursorOf((await resolve(callers.training, [aino], selection)).data) ?? '';
      const next = `enrolments(after: "${after}") { nodes { state } } qualifications(after: "${after}") { totalCount }`;
      const answer = await resolve(callers.training, [aino, veikko], next);
      expect([...problems(answer)].sort()).toEqual([
        ['_entities.0.qualifications', 'BAD_USER_INPUT'],
        ['_entities.1.enrolments', 'BAD_USER_INPUT'],
        ['_entities.1.qualifications', 'BAD_USER_INPUT'],
      ]);
      expect(answer.data).toEqual({
        _entities: [
          { enrolments: { nodes: [{ state: 'CANCELLED' }] }, qualifications: null },
          { enrolments: null, qualifications: null },
        ],
      });
    });

    it.each([
      ['first: 0'],
      ['first: 101'],
      ['first: -1'],
      ['after: "no cursor"'],
      [`after: "${encodeCursor('of nothing')}"`],
      [`after: "${encodeCursor('{"$gt":""}')}"`],
    ])('refuse enrolments(%s)', async (page) => {
      const answer = await resolve(callers.aino, [aino], `enrolments(${page}) { totalCount }`);
      expect(problems(answer)).toEqual([['_entities.0.enrolments', 'BAD_USER_INPUT']]);
    });
  });

  describe('courses', () => {
    it('come by name as Finnish sorts, page by page', async () => {
      for (const name of ['Öljyvärit', 'Ääniopastus', 'Åboland', 'Zoologia', 'arkistointi', 'Kokoelmat']) {
        await records.course({ name: { fi: name, sv: name, en: name } });
      }
      const names: unknown[] = [];
      let after: string | null = null;
      do {
        const answer = await training.ask(
          callers.aino,
          'query ($after: String) { courses(first: 4, after: $after) { nodes { name { fi } } pageInfo { hasNextPage endCursor } totalCount } }',
          { after },
        );
        const page = answer.data?.['courses'] as CoursePage;
        expect(page.totalCount).toBe(6);
        names.push(...page.nodes.map(({ name }) => name.fi));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(names).toEqual(['arkistointi', 'Kokoelmat', 'Zoologia', 'Åboland', 'Ääniopastus', 'Öljyvärit']);
    });

    it('have their sessions, coming ones first, with the places that are left', async () => {
      const course = await records.course();
      const session = (place: string, day: string, places: object) =>
        records.session({
          courseId: course._id,
          place,
          startsAt: new Date(`${day}T07:00:00.000Z`),
          endsAt: new Date(`${day}T14:00:00.000Z`),
          ...places,
        });
      await session('held', '2025-12-10', { capacity: 5, taken: 5 });
      await session('coming', '2026-12-10', { capacity: 5, taken: 2 });
      const answer = await training.ask(
        callers.aino,
        '{ courses { nodes { sessions { nodes { place placesLeft price } totalCount } } } }',
      );
      expect(answer.data).toMatchObject({
        courses: {
          nodes: [
            {
              sessions: {
                nodes: [
                  { place: 'coming', placesLeft: 3, price: 19_000 },
                  { place: 'held', placesLeft: 0 },
                ],
                totalCount: 2,
              },
            },
          ],
        },
      });
    });

    it.each([[`after: "${encodeCursor('of nothing')}"`], ['first: 0']])('refuse courses(%s)', async (page) => {
      const answer = await training.ask(callers.aino, `{ courses(${page}) { totalCount } }`);
      expect(problems(answer)).toEqual([['courses', 'BAD_USER_INPUT']]);
    });
  });

  it('finds a session by its id, and none by another', async () => {
    await records.session({ _id: 'known', place: 'Oulu' });
    const answer = await training.ask(
      callers.aino,
      '{ known: session(id: "known") { place } other: session(id: "x") { place } }',
    );
    expect(answer).toEqual({ data: { known: { place: 'Oulu' }, other: null } });
  });

  describe('the diet (P10)', () => {
    it('is the one told for the nearest coming session', async () => {
      const on = (day: string) => ({
        startsAt: new Date(`${day}T07:00:00.000Z`),
        endsAt: new Date(`${day}T14:00:00.000Z`),
      });
      const [held, coming, later] = [
        await records.session(on('2026-11-20')),
        await records.session(on('2026-12-10')),
        await records.session(on('2027-02-10')),
      ];
      const mine = { personId: persons.aino };
      await records.diet({ ...mine, sessionId: held._id, codes: ['NUT_FREE'] });
      await records.diet({ ...mine, sessionId: later._id, codes: ['VEGETARIAN'] });
      await records.diet({ ...mine, sessionId: coming._id, codes: ['VEGAN', 'GLUTEN_FREE'] });
      const answer = await resolve(callers.aino, [aino], 'diet { codes session { id } deletedFrom }');
      expect(answer.data).toEqual({
        _entities: [
          {
            diet: {
              codes: ['VEGAN', 'GLUTEN_FREE'],
              session: { id: coming._id },
              deletedFrom: '2027-01-08T22:00:00.000Z',
            },
          },
        ],
      });
    });

    it('is not shown from the instant on from which it is held no more', async () => {
      const session = await records.session({ catererId: callers.caterer.catererId });
      await records.diet({
        personId: persons.aino,
        sessionId: session._id,
        deletedFrom: new Date('2026-11-25T08:00:00.000Z'),
      });
      const answer = await resolve(callers.aino, [aino], 'diet { codes }');
      expect(answer).toEqual({ data: { _entities: [{ diet: null }] } });
      const catered = await training.ask(
        callers.caterer,
        `{ session(id: "${session._id}") { diets { code portions } } }`,
      );
      expect(catered).toEqual({ data: { session: { diets: [] } } });
    });

    it('is seen as portions by the caterer of the session', async () => {
      const session = await records.session({ catererId: callers.caterer.catererId });
      const other = await records.session();
      await records.diet({ personId: persons.aino, sessionId: session._id, codes: ['GLUTEN_FREE', 'VEGAN'] });
      await records.diet({ personId: persons.veikko, sessionId: session._id, codes: ['VEGAN'] });
      await records.diet({ personId: persons.veikko, sessionId: other._id, codes: ['VEGAN'] });
      const answer = await training.ask(
        callers.caterer,
        `{ session(id: "${session._id}") { diets { code portions } } }`,
      );
      expect(answer).toEqual({
        data: {
          session: {
            diets: [
              { code: 'VEGAN', portions: 2 },
              { code: 'GLUTEN_FREE', portions: 1 },
            ],
          },
        },
      });
    });
  });

  it('tells the facts that retention rests on, for several persons at once (P24)', async () => {
    const session = await records.session({ endsAt: new Date('2026-12-10T14:00:00.000Z') });
    await records.enrolment({ personId: persons.aino, sessionId: session._id });
    await records.enrolment({ personId: persons.veikko, sessionId: 'gone' });
    const answer = await resolve(
      callers.dpo,
      [aino, veikko, { ...aino, id: 'nobody' }],
      'trainingFacts { lastTransactionAt contractUntil holdsTrainings }',
    );
    expect(problems(answer)).toEqual([['_entities.1.trainingFacts', 'FACTS_UNAVAILABLE']]);
    expect(answer.data).toEqual({
      _entities: [
        {
          trainingFacts: {
            lastTransactionAt: '2026-11-01T10:00:00.000Z',
            contractUntil: '2026-12-10T14:00:00.000Z',
            holdsTrainings: true,
          },
        },
        { trainingFacts: null },
        { trainingFacts: { lastTransactionAt: null, contractUntil: null, holdsTrainings: false } },
      ],
    });
  });

  describe('the export', () => {
    const selection = `training {
      complete
      enrolments { id state enrolledAt completedAt session { id place course { code } } }
      qualifications { name { fi } awardedOn }
      diets { codes deletedFrom session { id } }
    }`;
    const exportOf = (kind: string) =>
      training.ask(callers.aino, entitiesQuery('PersonDataExport', selection), {
        representations: [{ __typename: 'PersonDataExport', id: 'e1', personId: persons.aino, kind }],
      });

    beforeEach(async () => {
      const course = await records.course({ code: 'MUSEO-PERUSTEET' });
      const session = await records.session({ _id: 'session', courseId: course._id });
      const enrolled = (enrolledAt: string, state: string) =>
        records.enrolment({
          personId: persons.aino,
          sessionId: session._id,
          enrolledAt: new Date(enrolledAt),
          state: state as 'CANCELLED',
        });
      await enrolled('2026-10-02T10:00:00.000Z', 'CONFIRMED');
      await enrolled('2026-10-01T10:00:00.000Z', 'CANCELLED');
      await records.qualification({ personId: persons.aino });
      await records.diet({ personId: persons.aino, sessionId: session._id });
    });

    it('is a complete copy, oldest first (P27)', async () => {
      const answer = await exportOf('ACCESS');
      expect(problems(answer)).toEqual([]);
      expect(answer.data).toMatchObject({
        _entities: [
          {
            training: {
              complete: true,
              enrolments: [
                { state: 'CANCELLED', session: { id: 'session', course: { code: 'MUSEO-PERUSTEET' } } },
                { state: 'CONFIRMED' },
              ],
              qualifications: [{ awardedOn: '2024-06-01' }],
              diets: [{ codes: ['VEGAN'], session: { id: 'session' } }],
            },
          },
        ],
      });
    });

    it('leaves what is not portable out of the portable part (P32)', async () => {
      const answer = await exportOf('PORTABILITY');
      expect(answer.data).toMatchObject({
        _entities: [{ training: { complete: true, enrolments: [{}, {}], qualifications: [], diets: [{}] } }],
      });
    });

    it('is not there at all when a part of it cannot be had, so that the export is PARTIAL', async () => {
      await records.enrolment({ personId: persons.aino, sessionId: 'gone', state: 'CANCELLED' });
      const answer = await exportOf('ACCESS');
      expect(answer.data).toEqual({ _entities: [{ training: null }] });
      expect(problems(answer)).toEqual([['_entities.0.training.enrolments.2.session', 'INTERNAL_SERVER_ERROR']]);
    });
  });
});

interface CoursePage {
  readonly nodes: readonly { readonly name: { readonly fi: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

function endCursorOf(data: Record<string, unknown> | null | undefined): string | null {
  const [person] = data?.['_entities'] as { enrolments: { pageInfo: { endCursor: string | null } } }[];
  return person?.enrolments.pageInfo.endCursor ?? null;
}

import type { mongo } from 'mongoose';
import mongoose from 'mongoose';
import { orderSummaryPipeline } from '../../subgraphs/museokortti/data/order/order.repository.js';
import type { VisitDocument } from '../../subgraphs/museokortti/data/visit/visit.model.js';
import { visitSummaryPipeline } from '../../subgraphs/museokortti/data/visit/visit.repository.js';
import { firstPagesPipeline } from '../../subgraphs/shared/mongo/pages-by-parent.js';
import { countOperations } from '../setup/count-operations.js';
import type { CardService } from './card-service.js';
import { callers, startCardService } from './card-service.js';
import { card, order, site, store, visit } from './records.js';

const visitsEach = 60;
const persons = Array.from({ length: 50 }, (_, index) => `person-${index}`);
/** More than the hundred and one documents that the server sends at first unless told. */
const museums = Array.from({ length: 150 }, (_, index) => `museum-${index}`);
const days = Array.from({ length: visitsEach }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index, 9)));

/** Everything that hangs on a person, with each visit's museum. */
const everything = `... on Person {
  cards { nodes { number state } } visits(first: 20) { nodes { id site { name } } } orders { nodes { number } }
}`;
const counted = `... on Person { cards { totalCount } visits(first: 20) { totalCount nodes { id } } orders { totalCount } }`;
const facts = `... on Person { cardFacts { lastTransactionAt contractUntil contractOpenEnded unsettledVisits } }`;

describe('the operations on the database', () => {
  let service: CardService;

  beforeAll(async () => {
    service = await startCardService('2026-11-25T10:00:00.000Z');
    await store(service.db, {
      sites: museums.map((_id) => site({ _id })),
      cards: persons.flatMap((personId, index) => [
        card({ _id: `a-${personId}`, personId, number: String(200_000_000_000 + index) }),
        card({ _id: `b-${personId}`, personId, number: String(300_000_000_000 + index) }),
      ]),
      visits: persons.flatMap((personId, person) =>
        days.map((visitedAt, index) =>
          visit({
            _id: `${personId}-${index}`,
            personId,
            cardId: `a-${personId}`,
            siteId: museums[(person * 3 + index) % museums.length] ?? 'museum-0',
            visitedAt,
            day: visitedAt.toISOString().slice(0, 10),
          }),
        ),
      ),
      orders: persons.flatMap((personId) =>
        [1, 2, 3].map((month) =>
          order({ _id: `${personId}-${month}`, personId, orderedAt: new Date(Date.UTC(2026, month, 1)) }),
        ),
      ),
    });
  });
  afterAll(() => service.stop());

  const operationsFor = (count: number, selection: string): Promise<readonly string[]> =>
    countOperations(service.uri, async () => {
      const references = persons.slice(0, count).map((id) => ({ __typename: 'Person', id }));
      const { data, errors } = await service.resolve(callers.dpo, references, selection);
      expect(errors).toBeUndefined();
      expect(data?.['_entities']).toHaveLength(count);
    });

  it.each([
    ['cards, visits with their museums, and orders', everything, 4],
    ['the same lists with their counts', counted, 6],
    ['the facts for retention and erasure', facts, 4],
  ])('are as many for fifty persons as for one: %s', async (_, selection, expected) => {
    expect(await operationsFor(1, selection)).toHaveLength(expected);
    expect(await operationsFor(50, selection)).toHaveLength(expected);
  });

  it('do not count a list whose totalCount is not asked for', async () => {
    const operations = await operationsFor(1, '... on Person { visits { nodes { id } } }');
    expect(operations).toEqual(['find']);
  });

  it('give each of fifty persons their own page', async () => {
    const references = persons.map((id) => ({ __typename: 'Person', id }));
    const { data } = await service.resolve(
      callers.dpo,
      references,
      '... on Person { visits(first: 1) { nodes { id } } }',
    );
    expect(data?.['_entities']).toEqual(
      persons.map((id) => ({ visits: { nodes: [{ id: `${id}-${visitsEach - 1}` }] } })),
    );
  });

  describe('use their index', () => {
    const books = { closedUntil: '2026-04-30', recordedUntil: new Date('2026-05-02T09:00:00.000Z') };
    const personId = { $in: persons };

    it.each([
      ['pages of visits', 'visits', { personId: 'person-1' }, { visitedAt: -1, _id: -1 }, 'by-person', 21],
      ['pages of cards', 'cards', { personId: 'person-1' }, { createdAt: -1, _id: -1 }, 'by-person', 2],
      ['pages of orders', 'orders', { personId: 'person-1' }, { orderedAt: -1, _id: -1 }, 'by-person', 3],
      [
        'the export of visits',
        'visits',
        { personId: 'person-1' },
        { personId: 1, visitedAt: 1, _id: 1 },
        'by-person',
        21,
      ],
      ['a card by its number', 'cards', { number: '200000000001' }, {}, 'number', 1],
      [
        'the check of a visit on the same day',
        'visits',
        { serviceNumber: 'service-a-person-1', siteId: 'museum-4', day: '2026-01-02', voidedAt: null },
        {},
        'one-a-service-a-museum-a-day',
        1,
      ],
    ])('%s, in its order and no document more than given', async (_, collection, filter, sort, index, documents) => {
      const plan = await service.db
        .collection(collection)
        .find(filter as mongo.Filter<mongo.Document>)
        .sort(sort as mongo.Sort)
        .limit(21)
        .explain('executionStats');
      expect(stagesOf(plan)).toEqual(expect.arrayContaining([`IXSCAN ${index}`]));
      expect(stagesOf(plan).filter((stage) => /^(COLLSCAN|SORT)/.test(stage))).toEqual([]);
      expect(plan).toMatchObject({ executionStats: { totalDocsExamined: documents, nReturned: documents } });
    });

    it.each([
      [
        'the counts of visits',
        'visits',
        [{ $match: { personId } }, { $group: { _id: '$personId', n: { $sum: 1 } } }],
        'by-person',
      ],
      ['the summary of visits', 'visits', visitSummaryPipeline(persons, books), 'by-person-and-day'],
      ['the summary of orders', 'orders', orderSummaryPipeline(persons), 'by-person-and-state'],
    ])('alone, without reading a document: %s', async (_, collection, pipeline, index) => {
      const plan = await service.db.collection(collection).aggregate(pipeline).explain('executionStats');
      expect(stagesOf(plan).filter((stage) => stage.startsWith('IXSCAN'))).toEqual([`IXSCAN ${index}`]);
      expect(docsExaminedIn(plan)).toBe(0);
    });

    it('page by page for fifty persons, however long their histories are', async () => {
      const list = {
        connection: mongoose.createConnection(),
        collection: 'visits',
        parent: 'personId',
        time: 'visitedAt',
      } as const;
      const pipeline = firstPagesPipeline<VisitDocument>(list, persons, {
        first: 20,
        limit: 21,
        after: null,
      });
      const plan = await service.db.command({
        explain: { aggregate: 1, pipeline, cursor: {} },
        verbosity: 'executionStats',
      });
      expect(nodesOf(plan, new Set()).find(({ $lookup }) => $lookup !== undefined)).toMatchObject({
        totalDocsExamined: 50 * 21,
        collectionScans: 0,
        indexesUsed: ['by-person'],
      });
    });

    it('for the museums by name, in the order of Finnish', async () => {
      const plan = await service.db
        .collection('sites')
        .find({})
        .collation({ locale: 'fi' })
        .sort({ name: 1, _id: 1 })
        .explain('executionStats');
      expect(stagesOf(plan)).toContain('IXSCAN by-name');
      expect(stagesOf(plan)).not.toContain('SORT');
    });
  });
});

/** The names of the stages of a winning plan, an index scan with its index. */
function stagesOf(plan: mongo.Document): string[] {
  return nodesOf(plan, new Set(['rejectedPlans', 'executionStats'])).flatMap(({ stage, indexName }) => {
    if (typeof stage !== 'string') return [];
    return stage === 'IXSCAN' ? [`IXSCAN ${String(indexName)}`] : [stage];
  });
}

function docsExaminedIn(plan: mongo.Document): unknown {
  return nodesOf(plan, new Set()).find(({ totalDocsExamined }) => totalDocsExamined !== undefined)?.[
    'totalDocsExamined'
  ] as unknown;
}

/** All objects within an explanation, but for what lies under the keys left out. */
function nodesOf(node: unknown, leftOut: ReadonlySet<string>): mongo.Document[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.entries(node).flatMap(([key, value]) => (leftOut.has(key) ? [] : nodesOf(value, leftOut)));
  return Array.isArray(node) ? inner : [node, ...inner];
}

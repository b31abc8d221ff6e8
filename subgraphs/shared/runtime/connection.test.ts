import fc from 'fast-check';
import { connectionOf, encodeCursor, pageOf, positionOf } from './connection.js';

const refusal = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as Error;
const attempt =
  (first: number, after?: string): (() => unknown) =>
  () =>
    pageOf({ first, after });

describe('a page of a list', () => {
  it('takes 1–100 items', () => {
    expect(pageOf({ first: 1 })).toEqual({ first: 1, limit: 2, after: null });
    expect(pageOf({ first: 100, after: null })).toEqual({ first: 100, limit: 101, after: null });
    for (const first of [0, -1, 101, 2_147_483_647]) expect(attempt(first)).toThrow(refusal);
  });

  it.each(['', '%00', 'YQ==', 'YR', 'a b', 'gA', encodeCursor('x'.repeat(200))])(
    'refuses %j, which is no cursor, before anything is read',
    (after) => {
      expect(attempt(10, after)).toThrow(refusal);
    },
  );

  it('continues behind the entry at which a cursor stands', async () => {
    const page = pageOf({ first: 10, after: encodeCursor('0f0f0f0f-0000-4000-8000-000000000000') });
    expect(page.after).toBe('0f0f0f0f-0000-4000-8000-000000000000');
    await expect(positionOf(page, (id) => Promise.resolve({ id }))).resolves.toEqual({ id: page.after });
  });

  it('refuses a cursor whose entry is not in the list', async () => {
    const page = pageOf({ first: 10, after: encodeCursor('of another list') });
    await expect(positionOf(page, () => Promise.resolve(null))).rejects.toEqual(refusal);
  });

  it('looks nothing up for a first page', async () => {
    const find = jest.fn();
    await expect(positionOf(pageOf({ first: 10 }), find)).resolves.toBeNull();
    expect(find).not.toHaveBeenCalled();
  });

  it('walks any list from end to end without losing or repeating an item', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (numbers, first) => {
        const all = [...numbers].sort((a, b) => a - b);
        const seen: number[] = [];
        let after: string | null = null;
        let more = true;
        while (more) {
          const page = pageOf({ first, after });
          const rest = all.filter((number) => page.after === null || number > Number(page.after));
          const connection = connectionOf(rest.slice(0, page.limit), page, String);
          expect(connection.edges.map(({ node }) => node)).toEqual(connection.nodes);
          expect(connection.pageInfo.startCursor).toBe(connection.edges[0]?.cursor ?? null);
          expect(connection.pageInfo.endCursor).toBe(connection.edges.at(-1)?.cursor ?? null);
          expect(connection.pageInfo.hasPreviousPage).toBe(after !== null);
          seen.push(...connection.nodes);
          after = connection.pageInfo.endCursor;
          more = connection.pageInfo.hasNextPage;
        }
        expect(seen).toEqual(all);
      }),
    );
  });
});

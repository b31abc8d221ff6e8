import fc from 'fast-check';
import { connectionOf, encodeCursor, pageOf } from './connection.js';

const refusal = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as Error;
const attempt =
  (first: number, after?: string): (() => unknown) =>
  () =>
    pageOf({ first, after }, 2);

describe('a page of a list', () => {
  it('takes 1–100 items', () => {
    expect(pageOf({ first: 1 }, 2)).toEqual({ first: 1, limit: 2, after: null });
    expect(pageOf({ first: 100, after: null }, 2)).toEqual({ first: 100, limit: 101, after: null });
    for (const first of [0, -1, 101, 2_147_483_647]) expect(attempt(first)).toThrow(refusal);
  });

  it('refuses a cursor of another list or of nobody', () => {
    for (const after of ['', 'x', 'bnVsbA', encodeCursor(['one']), encodeCursor([1, 2, 3]), '%00', 'e30']) {
      expect(attempt(10, after)).toThrow(refusal);
    }
  });

  it('continues where a cursor says', () => {
    const key = ['Åström', 1_700_000_000_000] as const;
    expect(pageOf({ first: 10, after: encodeCursor(key) }, 2).after).toEqual(key);
  });

  it('walks any list from end to end without losing or repeating an item', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (numbers, first) => {
        const all = [...numbers].sort((a, b) => a - b);
        const seen: number[] = [];
        let after: string | null = null;
        let more = true;
        while (more) {
          const page = pageOf({ first, after }, 1);
          const rest = all.filter((number) => page.after === null || number > Number(page.after[0]));
          const connection = connectionOf(rest.slice(0, page.limit), page, (number) => [number]);
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

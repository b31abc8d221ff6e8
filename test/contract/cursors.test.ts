import type { Stack } from '../setup/stack.js';
import { startStack, topologies } from '../setup/stack.js';

describe.each(topologies)('a cursor, %s', (topology) => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ topology });
  });
  afterAll(() => stack.close());

  /** The cursor of the first entry that a list gives. */
  async function cursorOf(persona: string, list: string, selection: string): Promise<string> {
    const { data } = await stack.ask(persona, `{ ${selection} }`);
    const cursor = new RegExp(`"${list}":\\{"edges":\\[\\{"cursor":"([^"]+)"`).exec(JSON.stringify(data))?.[1];
    if (cursor === undefined) throw new Error(`${list} is empty`);
    return cursor;
  }

  it.each([
    ['of the visits', 'among the orders', 'visits', 'orders'],
    ['of the visits', 'among the courses that a person took', 'visits', 'enrolments'],
    ['of the consents', 'among the cards', 'consents', 'cards'],
  ])('%s is refused %s, at that field alone', async (_of, _among, own, foreign) => {
    const after = await cursorOf('person', own, `me { ${own}(first: 1) { edges { cursor } } }`);
    const { status, data, errors } = await stack.ask(
      'person',
      `query ($after: String) { me { customerNumber ${own}(after: $after) { totalCount } ${foreign}(after: $after) { totalCount } } }`,
      { variables: { after } },
    );
    expect({ status, data }).toMatchObject({
      status: 200,
      data: { me: { customerNumber: '100000000001', [own]: {}, [foreign]: null } },
    });
    expect(errors).toEqual([refusedAt('me', foreign)]);
  });

  it("of another person's list is refused", async () => {
    const after = await cursorOf('other-person', 'visits', 'me { visits(first: 1) { edges { cursor } } }');
    const { errors } = await stack.ask(
      'person',
      'query ($after: String) { me { visits(after: $after) { totalCount } } }',
      {
        variables: { after },
      },
    );
    expect(errors).toEqual([refusedAt('me', 'visits')]);
  });

  it('of the museums is refused among the courses', async () => {
    const after = await cursorOf('person', 'sites', 'sites(first: 1) { edges { cursor } }');
    const { errors } = await stack.ask('person', 'query ($after: String) { courses(after: $after) { totalCount } }', {
      variables: { after },
    });
    expect(errors).toEqual([refusedAt('courses')]);
  });

  it('of a search is refused in a search that does not find the same person, and names nobody (P22)', async () => {
    const search = (text: string, after: string | null) =>
      stack.ask(
        'card-service',
        'query ($text: String!, $after: String) { people(search: $text, first: 1, after: $after) { edges { cursor } nodes { name { family } } } }',
        { variables: { text, after } },
      );
    const { data } = await search('mallikas', null);
    const found = data?.['people'] as { edges: { cursor: string }[]; nodes: { name: { family: string } }[] };
    const cursor = found.edges[0]?.cursor ?? '';
    expect(found.nodes[0]?.name.family).toBe('Mallikas');
    expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/mallikas|maija/i);
    expect((await search('mallikas', cursor)).errors).toBeUndefined();
    const { errors = [] } = await search('virtanen', cursor);
    expect(errors.map(({ path, extensions }) => [path?.[0], extensions?.['code']])).toEqual(
      Array.from({ length: errors.length }, () => ['people', 'BAD_USER_INPUT']),
    );
    expect(errors.length).toBeGreaterThan(0);
  });
});

function refusedAt(...path: readonly string[]): unknown {
  return {
    message: 'after is not a cursor of this list. Begin again with its first page.',
    path,
    extensions: { code: 'BAD_USER_INPUT' },
  };
}

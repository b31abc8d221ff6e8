import type { mongo } from 'mongoose';
import { nameCollation, nameFilter, nameFilterAt, nameOrder } from '../../subgraphs/register/data/person/name-order.js';
import { numberFilter } from '../../subgraphs/register/data/person/person.repository.js';
import type { RegisterUnderTest } from './register.js';
import { aino, callers, entitiesQuery, problems, startRegister } from './register.js';
import { ainoRecord, disclosuresOf, personRecord, putPersons } from './records.js';

/** What the gateway sends after the card side has said whose card the number is. */
interface SearchReference {
  readonly search: string;
  readonly first?: number;
  readonly after?: string | null;
  readonly cardHolderIds?: readonly string[] | null;
}

describe('the staff search', () => {
  let register: RegisterUnderTest;

  beforeAll(async () => {
    register = await startRegister();
  });
  afterAll(() => register.close());
  beforeEach(() => register.clear());

  const query = entitiesQuery(
    'PersonConnection',
    'nodes { id name { family given } } edges { cursor } pageInfo { hasNextPage endCursor }',
  );
  async function ask(reference: SearchReference) {
    const representation = { __typename: 'PersonConnection', first: 20, after: null, cardHolderIds: [], ...reference };
    return register.ask(callers.cardService, query, { representations: [representation] });
  }
  async function page(reference: SearchReference): Promise<FoundPage> {
    const { data, errors } = await ask(reference);
    expect(errors).toBeUndefined();
    return (data as { _entities: [FoundPage] })._entities[0];
  }
  async function names(search: string): Promise<readonly string[]> {
    return (await page({ search })).nodes.map(({ name: { family, given } }) => `${family} ${given}`);
  }
  async function put(...people: readonly (readonly [string, string])[]): Promise<void> {
    await putPersons(
      register.connection,
      people.map(([family, given]) => personRecord(given, family)),
    );
  }

  it('finds by the beginning of a family name, in any case', async () => {
    await put(['Virtanen', 'Mikko'], ['Virta', 'Anna'], ['Virolainen', 'Eero'], ['Nieminen', 'Virta']);
    expect(await names('VIRT')).toEqual(['Virta Anna', 'Virtanen Mikko']);
  });

  it.each([['virt mi'], ['mi virt']])('finds by the beginnings of both names, in either order: %s', async (search) => {
    await put(['Virtanen', 'Mikko'], ['Virtanen', 'Anna'], ['Virta', 'Minna']);
    expect(await names(search)).toEqual(['Virta Minna', 'Virtanen Mikko']);
  });

  it.each([
    ['von Wright Georg'],
    ['Georg von Wright'],
    ['Georg Henrik von Wright'],
    ['von wright georg henrik'],
    ['von Wright, Georg'],
  ])('finds a family name of two words and two given names: %s', async (search) => {
    await put(['von Wright', 'Georg Henrik'], ['von Wright', 'Magnus'], ['Wright', 'Georg']);
    expect(await names(search)).toEqual(['von Wright Georg Henrik']);
  });

  it.each([['Maija Mallikas-Virtanen'], ['mallikas-virtanen maija'], ['maija-liisa mallikas'], ['Mallikas-V']])(
    'finds names with hyphens as they are written: %s',
    async (search) => {
      await put(['Mallikas-Virtanen', 'Maija-Liisa'], ['Mallinen', 'Maija-Liisa']);
      expect(await names(search)).toEqual(['Mallikas-Virtanen Maija-Liisa']);
    },
  );

  it('reads several words also as one family name', async () => {
    await put(['von Wright', 'Magnus'], ['von Essen', 'Wrede'], ['von', 'Wright']);
    expect(await names('von wr')).toEqual(['von Wright', 'von Essen Wrede', 'von Wright Magnus']);
    expect(await names('von Wright, ma')).toEqual(['von Wright Magnus']);
  });

  it('sorts as Finnish does: å, ä and ö after z, and ä is not a', async () => {
    await put(['Öhman', 'A'], ['Ähtäri', 'A'], ['Åberg', 'A'], ['Zetterberg', 'A'], ['Aho', 'A'], ['Ahtari', 'A']);
    const sorted = await register.connection
      .collection('persons')
      .find({}, { collation: nameCollation })
      .sort(nameOrder)
      .toArray();
    expect(sorted.map((person) => (person['name'] as { family: string }).family)).toEqual([
      'Aho',
      'Ahtari',
      'Zetterberg',
      'Åberg',
      'Ähtäri',
      'Öhman',
    ]);
    expect(await names('äh')).toEqual(['Ähtäri A']);
    expect(await names('ah')).toEqual(['Aho A', 'Ahtari A']);
  });

  it('keeps v and w apart, as the standard does, and takes é for e', async () => {
    await put(['Wirtanen', 'A'], ['Virtanen', 'A'], ['Lindén', 'A'], ['Linden', 'B']);
    expect(await names('vi')).toEqual(['Virtanen A']);
    expect(await names('linden')).toEqual(['Lindén A', 'Linden B']);
  });

  it('finds a decomposed ä as the one that is stored', async () => {
    await put(['Äyräpää', 'Veikko']);
    expect(await names('äyräp'.normalize('NFD'))).toEqual(['Äyräpää Veikko']);
  });

  it('finds an e-mail address exactly, in any case', async () => {
    await putPersons(register.connection, [ainoRecord]);
    expect(await names('AINO.virtanen@example.fi')).toEqual(['Virtanen Aino']);
    expect(await names('aino.virtanen@example.f')).toEqual([]);
  });

  it.each([['+358 40 123 4567'], ['040-1234567'], ['00358 401234567'], ['358401234567']])(
    'finds a telephone number exactly, however it is written: %s (P22)',
    async (search) => {
      await putPersons(register.connection, [ainoRecord]);
      expect(await names(search)).toEqual(['Virtanen Aino']);
    },
  );

  it('finds everybody of a household by its telephone number, a page at a time', async () => {
    const household = ['Aino', 'Eero', 'Oili'].map((given) => personRecord(given, 'Aho', { phone: '+358401112222' }));
    await putPersons(register.connection, household);
    const first = await page({ search: '040 111 2222', first: 2 });
    const rest = await page({ search: '040 111 2222', first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(household.map(({ _id }) => _id).sort());
  });

  it('tells the card side no telephone number', async () => {
    const asked = 'query ($s: String!) { people(search: $s) { search cardNumber } }';
    expect(await register.ask(callers.cardService, asked, { s: '040 123 4567' })).toMatchObject({
      data: { people: { cardNumber: null } },
    });
  });

  it('finds a customer number, and a card number by who holds the card', async () => {
    await putPersons(register.connection, [ainoRecord]);
    expect(await names('100000000001')).toEqual(['Virtanen Aino']);
    expect((await page({ search: '2000 0000 0001', cardHolderIds: [aino] })).nodes).toHaveLength(1);
  });

  it('says that the card side could not be asked, and does not guess that nobody holds the card', async () => {
    await putPersons(register.connection, [ainoRecord]);
    const unknown = await ask({ search: '200000000001', cardHolderIds: null });
    expect(problems(unknown).map(([, code]) => code)).toEqual(Array(3).fill('FACTS_UNAVAILABLE'));
    // Aino's telephone number, and perhaps somebody's card.
    const phone = await ask({ search: '358401234567', cardHolderIds: null });
    expect(problems(phone).map(([, code]) => code)).toEqual(Array(3).fill('FACTS_UNAVAILABLE'));
    expect((await page({ search: '100000000001', cardHolderIds: null })).nodes).toHaveLength(1);
    expect((await page({ search: 'virta', cardHolderIds: null })).nodes).toHaveLength(1);
  });

  it.each([['v'], ['12345'], ['--'], ['a'.repeat(101)]])('refuses to search by %j', async (search) => {
    const response = await register.ask(callers.cardService, 'query ($s: String!) { people(search: $s) { search } }', {
      s: search,
    });
    expect(problems(response)).toEqual([['people', 'BAD_USER_INPUT']]);
  });

  it('pages namesakes without losing or repeating one', async () => {
    const namesakes = Array.from({ length: 7 }, (): [string, string] => ['Virtanen', 'Mikko']);
    await put(['Virta', 'Ada'], ...namesakes, ['virtanen', 'Oili'], ['Virtaranta', 'Pertti']);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: FoundPage = await page({ search: 'virta', first: 3, after });
      found.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toHaveLength(10);
    expect(new Set(found).size).toBe(10);
  });

  it('refuses the cursor of a search that does not find the same person', async () => {
    await put(['Virta', 'Ada'], ['Virtanen', 'Mikko'], ['Nieminen', 'Eero']);
    const { pageInfo } = await page({ search: 'virt', first: 1 });
    for (const search of ['nieminen', 'virt, mi', 'aino@example.fi', '100000000001']) {
      expect(problems(await ask({ search, after: pageInfo.endCursor })).map(([, code]) => code)).toEqual(
        Array(3).fill('BAD_USER_INPUT'),
      );
    }
    expect((await page({ search: 'virt', first: 1, after: pageInfo.endCursor })).nodes).toHaveLength(1);
  });

  it('puts no name into a cursor, which ends in addresses and logs (P22)', async () => {
    await put(['Virtanen', 'Mikko']);
    const { nodes, pageInfo } = await page({ search: 'virt' });
    expect(Buffer.from(pageInfo.endCursor ?? '', 'base64url').toString()).toBe(nodes[0]?.id);
  });

  it('pages nobody by a cursor of a number that may be a card, when the card side could not be asked', async () => {
    await putPersons(register.connection, [ainoRecord]);
    const { pageInfo } = await page({ search: '100000000001' });
    const unknown = await ask({ search: '100000000001', after: pageInfo.endCursor, cardHolderIds: null });
    expect(problems(unknown).map(([, code]) => code)).toEqual(Array(3).fill('FACTS_UNAVAILABLE'));
  });

  it('writes down everybody whom the page shows, and nobody else (P22)', async () => {
    await put(['Virta', 'Ada'], ['Virtanen', 'Mikko'], ['Virtaranta', 'Pertti']);
    const { nodes } = await page({ search: 'virta', first: 2 });
    const written = await register.connection.collection('disclosures').find().toArray();
    expect(written.map((disclosure) => disclosure['personId'] as string)).toEqual(nodes.map(({ id }) => id));
    expect(await disclosuresOf(register.connection, nodes[0]?.id ?? '')).toEqual([
      { kind: 'SEARCH', role: 'card-service', purpose: 'CARD_SERVICE', actor: 'somebody-in-card-service' },
    ]);
  });

  it('is refused to data subjects, auditors and bookkeepers', async () => {
    for (const caller of [callers.aino, callers.auditor, callers.finance]) {
      const response = await register.ask(caller, '{ people(search: "virta") { search } }');
      expect(problems(response)).toEqual([['', 'FORBIDDEN']]);
    }
  });

  it.each([
    ['the first page of a family name', [{ family: 'virt', given: null }], null],
    [
      'the first page of both names',
      [
        { family: 'virt mi', given: null },
        { family: 'virt', given: 'mi' },
        { family: 'mi', given: 'virt' },
      ],
      null,
    ],
    [
      'a later page',
      [
        { family: 'virt mi', given: null },
        { family: 'virt', given: 'mi' },
        { family: 'mi', given: 'virt' },
      ],
      { _id: aino, name: { family: 'Virtanen', given: 'Mikko' } },
    ],
  ])('reads %s from the index, in its order', async (_what, readings, after) => {
    const explained = await register.connection
      .collection('persons')
      .find(nameFilter(readings, after), { collation: nameCollation })
      .sort(nameOrder)
      .limit(21)
      .explain('queryPlanner');
    const stages = stagesOf(explained);
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
    expect(stages).not.toContain('SORT');
  });

  it('reads whether a search finds whom its cursor names from the index too', async () => {
    const position = { _id: aino, name: { family: 'Virtanen', given: 'Mikko' } };
    const explained = await register.connection
      .collection('persons')
      .find(nameFilterAt([{ family: 'virt', given: null }], position), { collation: nameCollation })
      .explain('queryPlanner');
    expect(stagesOf(explained)).toContain('IXSCAN');
    expect(stagesOf(explained)).not.toContain('COLLSCAN');
  });

  it.each([
    ['an e-mail address', { emailKey: 'aino.virtanen@example.fi' }, ['by-email']],
    ['a telephone number', { phone: '+358401234567' }, ['by-phone']],
    [
      'what twelve digits can be',
      numberFilter({ customerNumber: '100000000001', cardHolderIds: [aino], phone: '+358401234567' }),
      ['_id_', 'by-customer-number', 'by-phone'],
    ],
  ])('reads %s from its index, and no other keys', async (_what, filter, indexes) => {
    const others = Array.from({ length: 200 }, (_, index) => personRecord('Eero', `Aho-${index}`));
    await putPersons(register.connection, [ainoRecord, ...others]);
    const persons = register.connection.collection('persons');
    const plan = await persons.find(filter).sort({ _id: 1 }).limit(21).explain('executionStats');
    expect([...usedIn(plan, 'indexName')].sort()).toEqual(indexes);
    expect((plan['executionStats'] as mongo.Document)['totalDocsExamined']).toBeLessThanOrEqual(indexes.length);
  });
});

interface FoundPage {
  readonly nodes: readonly {
    readonly id: string;
    readonly name: { readonly family: string; readonly given: string };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The stages of the winning plan, from the top. */
function stagesOf(explained: mongo.Document): readonly string[] {
  return usedIn(explained, 'stage');
}

/** What the steps of the winning plan say under a key, from the top. */
function usedIn(explained: mongo.Document, named: 'stage' | 'indexName'): readonly string[] {
  const used: string[] = [];
  JSON.stringify((explained['queryPlanner'] as mongo.Document)['winningPlan'], (key, value: unknown) => {
    if (key === named && typeof value === 'string') used.push(value);
    return value;
  });
  return used;
}

import { countOperations } from '../setup/count-operations.js';
import type { RegisterUnderTest } from './register.js';
import { aino, callers, entitiesQuery, startRegister } from './register.js';
import { ainoRecord, personRecord, putConsent, putPersons } from './records.js';

/** Everything of a person that the register alone can answer, with the counts of its lists. */
const everything = `customerNumber name { family } email address { city } provenance { detail } language registeredAt
  consents { totalCount nodes { state } } rightsRequests { totalCount nodes { kind } } disclosures { totalCount nodes { kind } }`;

describe("the operations on the register's database", () => {
  let register: RegisterUnderTest;
  const persons = [ainoRecord, ...Array.from({ length: 49 }, (_, index) => personRecord('Mikko', `Virtanen-${index}`))];

  beforeAll(async () => {
    register = await startRegister();
    await putPersons(register.connection, persons);
    for (const { _id } of persons) {
      await putConsent(register.connection, _id, 'GIVEN', '2024-01-01T10:00:00Z');
      await putConsent(register.connection, _id, 'WITHDRAWN', '2025-01-01T10:00:00Z');
    }
  });
  afterAll(() => register.close());

  function search(first: number): Promise<readonly string[]> {
    const representations = [
      { __typename: 'PersonConnection', search: 'virtanen', first, after: null, cardHolderIds: [] },
    ];
    const query = entitiesQuery(
      'PersonConnection',
      `nodes { ${everything} } edges { node { id } } pageInfo { hasNextPage }`,
    );
    return countOperations(register.uri, async () => {
      const { data, errors } = await register.ask(callers.dpo, query, { representations });
      expect(errors).toBeUndefined();
      const [page] = (data as { _entities: [{ nodes: unknown[] }] })._entities;
      expect(page.nodes).toHaveLength(first);
    });
  }

  it('are as many for a search that finds fifty as for one that finds two: the page, its disclosures, and two a list', async () => {
    expect([...(await search(2))].sort()).toEqual([...Array<string>(6).fill('aggregate'), 'find', 'insert']);
    expect(await search(50)).toHaveLength(8);
  });

  it('are as many for fifty references as for one', async () => {
    const ask = (ids: readonly string[]) =>
      countOperations(register.uri, async () => {
        const representations = ids.map((id) => ({ __typename: 'Person', id }));
        const { errors } = await register.ask(callers.dpo, entitiesQuery('Person', everything), { representations });
        expect(errors).toBeUndefined();
      });
    expect(await ask([aino])).toHaveLength(8);
    expect(await ask(persons.map(({ _id }) => _id))).toHaveLength(8);
  });

  it('are two for me with consents, and one without', async () => {
    const ask = (query: string) => countOperations(register.uri, () => register.ask(callers.aino, query));
    expect(await ask('{ me { name { family } email address { city } consents { nodes { state } } } }')).toEqual([
      'find',
      'find',
    ]);
    expect(await ask('{ me { name { family } email } }')).toEqual(['find']);
  });

  it('are none for a caller who is refused', async () => {
    const refused = await countOperations(register.uri, () =>
      register.ask(callers.aino, entitiesQuery('Person', 'email'), {
        representations: [{ __typename: 'Person', id: persons[1]?._id }],
      }),
    );
    expect(refused).toEqual([]);
  });
});

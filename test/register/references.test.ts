import type { RegisterUnderTest } from './register.js';
import { aino, callers, entitiesQuery, problems, startRegister } from './register.js';
import { ainoRecord, disclosuresOf, putPersons } from './records.js';

/** References come as untyped JSON, past every scalar: what is no text must not become part of a database query. */
describe('an entity reference to the register (Art 32)', () => {
  let register: RegisterUnderTest;

  beforeAll(async () => {
    register = await startRegister();
    await putPersons(register.connection, [ainoRecord]);
  });
  afterAll(() => register.close());

  it.each([[{ $ne: '' }], [null], [''], [1], [[aino]]])('takes %j for no id of a Person', async (id) => {
    const response = await register.ask(callers.dpo, entitiesQuery('Person', 'customerNumber'), {
      representations: [{ __typename: 'Person', id }],
    });
    expect(problems(response)).toEqual([['_entities.0', 'BAD_USER_INPUT']]);
    expect(response.data).toEqual({ _entities: [null] });
  });

  it.each([
    { personId: { $ne: '' } },
    { personId: null },
    { id: 1 },
    { kind: 'EVERYTHING' },
    { kind: { $ne: 'ACCESS' } },
  ])('takes %j for no key of an export', async (wrong) => {
    const response = await register.ask(callers.dpo, entitiesQuery('PersonDataExport', 'consents { purpose }'), {
      representations: [{ __typename: 'PersonDataExport', id: 'e', personId: aino, kind: 'ACCESS', ...wrong }],
    });
    expect(problems(response)).toEqual([['_entities.0', 'BAD_USER_INPUT']]);
  });

  it.each([
    { search: { $regex: '.' } },
    { first: '20' },
    { first: 1.5 },
    { after: { $gt: '' } },
    { cardHolderIds: [{ $ne: '' }] },
    { cardHolderIds: aino },
  ])('takes %j for no page of a search, and writes no reading down', async (wrong) => {
    const response = await register.ask(
      callers.cardService,
      entitiesQuery('PersonConnection', 'nodes { customerNumber }'),
      {
        representations: [{ __typename: 'PersonConnection', search: 'virt', first: 20, after: null, ...wrong }],
      },
    );
    expect(problems(response)).toEqual([['_entities.0', 'BAD_USER_INPUT']]);
    expect(await disclosuresOf(register.connection, aino)).toEqual([]);
  });
});

import type { RegisterUnderTest } from './register.js';
import { aino, callers, dataSubject, entitiesQuery, now, problems, startRegister, veikko } from './register.js';
import { ainoRecord, disclosuresOf, putConsent, putPersons, veikkoRecord } from './records.js';

describe('reading a person', () => {
  let register: RegisterUnderTest;

  beforeAll(async () => {
    register = await startRegister();
  });
  afterAll(() => register.close());
  beforeEach(async () => {
    await register.clear();
    await putPersons(register.connection, [ainoRecord, veikkoRecord]);
  });

  describe('me', () => {
    it('shows a data subject everything that is held of them (P12, P13, P27)', async () => {
      const query = `{ me { id customerNumber name { given family } email phone address { street postalCode city country }
        birthYear language registeredAt provenance { detail } } }`;
      expect(await register.ask(callers.aino, query)).toEqual({
        data: {
          me: {
            id: aino,
            customerNumber: '100000000001',
            name: { given: 'Aino', family: 'Virtanen' },
            email: 'Aino.Virtanen@example.fi',
            phone: '+358401234567',
            address: { street: 'Mannerheimintie 2 A 4', postalCode: '00100', city: 'Helsinki', country: 'FI' },
            birthYear: 1961,
            language: 'FI',
            registeredAt: '2016-02-01T10:00:00.000Z',
            provenance: [],
          },
        },
      });
    });

    it('is null, without an error, when nothing is held', async () => {
      const erased = dataSubject('0f0f0f0f-0000-4000-8000-000000000000');
      expect(await register.ask(erased, '{ me { id } }')).toEqual({ data: { me: null } });
    });

    it('leaves no disclosure: reading oneself is none', async () => {
      await register.ask(callers.aino, '{ me { email } }');
      expect(await disclosuresOf(register.connection, aino)).toEqual([]);
    });
  });

  describe('person(customerNumber:)', () => {
    const query = 'query ($number: String!) { person(customerNumber: $number) { id } }';

    it('lets a data subject look up themselves', async () => {
      expect(await register.ask(callers.aino, query, { number: '100000000001' })).toEqual({
        data: { person: { id: aino } },
      });
    });

    it("answers a data subject the same for somebody else's number and for one that nobody has (P22)", async () => {
      const other = await register.ask(callers.aino, query, { number: '100000000002' });
      const nobody = await register.ask(callers.aino, query, { number: '999999999999' });
      expect(other).toEqual(nobody);
      expect(problems(other)).toEqual([['person', 'FORBIDDEN']]);
    });

    it('answers staff null for a number that nobody has', async () => {
      expect(await register.ask(callers.cardService, query, { number: '999999999999' })).toEqual({
        data: { person: null },
      });
    });

    it('refuses what is no customer number', async () => {
      const response = await register.ask(callers.cardService, query, { number: '1234' });
      expect(problems(response)).toEqual([['person', 'BAD_USER_INPUT']]);
    });

    it('writes down who among the staff read, for what (P22)', async () => {
      await register.ask(callers.trainingService, query, { number: '100000000001' });
      expect(await disclosuresOf(register.connection, aino)).toEqual([
        { kind: 'READ', role: 'training-service', purpose: 'TRAINING_SERVICE', actor: 'somebody-in-training-service' },
      ]);
    });

    it('writes one operation the same person read under two aliases, once', async () => {
      const twice = `{ a: person(customerNumber: "100000000001") { id } b: person(customerNumber: "100000000001") { id } }`;
      await register.ask(callers.cardService, twice);
      expect(await disclosuresOf(register.connection, aino)).toHaveLength(1);
    });

    it('shows nothing when the reading cannot be written down: no unlogged reads (P22)', async () => {
      const db = register.connection.db;
      await db?.command({ collMod: 'disclosures', validator: { impossible: { $exists: true } } });
      try {
        const response = await register.ask(callers.cardService, query, { number: '100000000001' });
        expect(response.data).toEqual({ person: null });
        expect(problems(response)).toEqual([['person', 'INTERNAL_SERVER_ERROR']]);
      } finally {
        await db?.command({ collMod: 'disclosures', validator: {} });
      }
    });
  });

  describe('a person as an entity', () => {
    const query = entitiesQuery('Person', 'id email');

    it('is refused to a data subject whose record it is not, and given to the one whose it is (P22)', async () => {
      const representations = [veikko, aino].map((id) => ({ __typename: 'Person', id }));
      const response = await register.ask(callers.aino, query, { representations });
      expect(response.data).toEqual({ _entities: [null, { id: aino, email: 'Aino.Virtanen@example.fi' }] });
      expect(problems(response)).toEqual([['_entities.0', 'FORBIDDEN']]);
    });

    it('writes down a reading by staff that came in that way', async () => {
      await register.ask(callers.cardService, query, { representations: [{ __typename: 'Person', id: aino }] });
      expect(await disclosuresOf(register.connection, aino)).toHaveLength(1);
    });

    it('is null when nothing is held', async () => {
      const representations = [{ __typename: 'Person', id: 'nobody' }];
      expect(await register.ask(callers.dpo, query, { representations })).toEqual({ data: { _entities: [null] } });
    });
  });

  it('answers nothing without a statement of the gateway', async () => {
    const response = await register.subgraph.execute({ query: '{ me { id } }' }, undefined);
    expect(response.data).toBeUndefined();
    expect(problems(response)).toEqual([['', 'UNAUTHENTICATED']]);
  });

  it('pages consents newest first, and counts them (P18)', async () => {
    await putConsent(register.connection, aino, 'GIVEN', '2024-01-01T10:00:00Z');
    await putConsent(register.connection, aino, 'WITHDRAWN', '2025-01-01T10:00:00Z');
    await putConsent(register.connection, veikko, 'REFUSED', '2025-06-01T10:00:00Z');
    const query = `query ($after: String) { me { consents(first: 1, after: $after) {
      totalCount nodes { purpose state decidedAt channel noticeVersion noticeLanguage } pageInfo { hasNextPage endCursor } } } }`;

    const first = await register.ask(callers.aino, query);
    expect(first).toMatchObject({
      data: {
        me: {
          consents: {
            totalCount: 2,
            nodes: [{ state: 'WITHDRAWN', decidedAt: '2025-01-01T10:00:00.000Z' }],
            pageInfo: { hasNextPage: true },
          },
        },
      },
    });
    const after = cursorOf(first.data);
    expect(await register.ask(callers.aino, query, { after })).toMatchObject({
      data: { me: { consents: { nodes: [{ state: 'GIVEN' }], pageInfo: { hasNextPage: false } } } },
    });
  });

  it('tells the person when, for what and in which role their data was read, and the DPO also by whom (Article 15)', async () => {
    await register.ask(callers.cardService, '{ person(customerNumber: "100000000001") { id } }');
    expect(await register.ask(callers.aino, '{ me { disclosures { nodes { at kind role purpose } } } }')).toEqual({
      data: {
        me: { disclosures: { nodes: [{ at: now, kind: 'READ', role: 'card-service', purpose: 'CARD_SERVICE' }] } },
      },
    });
    const refused = await register.ask(callers.aino, '{ me { disclosures { nodes { actor } } } }');
    expect(problems(refused)).toEqual([['', 'FORBIDDEN']]);
    const forDpo = '{ person(customerNumber: "100000000001") { disclosures { nodes { actor } } } }';
    expect(JSON.stringify((await register.ask(callers.dpo, forDpo)).data)).toContain('somebody-in-card-service');
  });

  it('logs no personal data (P22)', async () => {
    await register.ask(callers.cardService, '{ person(customerNumber: "100000000001") { email } }');
    expect(register.log.join('\n')).not.toMatch(/100000000001|Virtanen/i);
  });
});

function cursorOf(data: unknown): string {
  return (data as { me: { consents: { pageInfo: { endCursor: string } } } }).me.consents.pageInfo.endCursor;
}

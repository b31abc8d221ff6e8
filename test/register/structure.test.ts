import type { mongo } from 'mongoose';
import { nameCollation, nameOrder } from '../../subgraphs/register/data/person/name-order.js';
import type { RegisterUnderTest } from './register.js';
import { startRegister } from './register.js';
import { ainoRecord, personRecord, putPersons } from './records.js';

const consent = {
  _id: 'c',
  personId: 'somebody',
  purpose: 'COMMUNICATIONS',
  state: 'GIVEN',
  decidedAt: new Date('2026-11-25T08:00:00Z'),
  channel: 'web',
  noticeVersion: '2024-08-29',
  noticeLanguage: 'FI',
};
const request = {
  _id: 'r',
  personId: 'somebody',
  kind: 'ACCESS',
  state: 'RECEIVED',
  receivedOn: '2026-11-25',
  dueOn: '2026-12-28',
  decidedOn: null,
};
const reading = {
  _id: 'd',
  personId: 'somebody',
  at: new Date('2026-11-25T08:00:00Z'),
  kind: 'READ',
  role: 'dpo',
  purpose: 'DATA_SUBJECT_RIGHTS',
  actor: 'x',
};

describe("the structure of the register's database", () => {
  let register: RegisterUnderTest;

  beforeAll(async () => {
    register = await startRegister();
  });
  afterAll(() => register.close());
  beforeEach(() => register.clear());

  const insert = (collection: string, document: mongo.Document) =>
    register.connection.collection(collection).insertOne(document);
  const indexes = (): Promise<readonly mongo.IndexDescriptionInfo[]> =>
    register.connection.collection('persons').indexes();

  it('is the same after a second migration', async () => {
    const before = await indexes();
    await register.subgraph.migrate();
    expect(await indexes()).toEqual(before);
  });

  it('sorts names in the index as the search does, which would not use it otherwise', async () => {
    const byName = (await indexes()).find(({ name }) => name === 'by-name');
    expect(byName?.collation).toMatchObject(nameCollation);
    expect(Object.entries(byName?.key ?? {})).toEqual(Object.entries(nameOrder));
  });

  it('gives a customer number to one person alone (P13)', async () => {
    await putPersons(register.connection, [ainoRecord]);
    const twin = personRecord('Toinen', 'Aino', { customerNumber: ainoRecord.customerNumber });
    await expect(putPersons(register.connection, [twin])).rejects.toMatchObject({ code: 11000 });
  });

  it.each([
    ['a customer number that is not twelve digits', { customerNumber: '12' }],
    ['a date of birth where a year belongs (P12)', { birthYear: '1961-05-05' }],
    ['a language that nobody is addressed in', { language: 'DE' }],
    ['a telephone number as it is dialled, which no search would find', { phone: '040 123 4567' }],
    ['a detail that came from nobody knows where (P20)', { provenance: [{ detail: 'EMAIL' }] }],
    ['a field that the schema does not classify (P5)', { note: 'with her sister' }],
  ])('refuses %s', async (_what, parts) => {
    const wrong: mongo.Document = { ...personRecord('Aino', 'Virtanen'), ...parts };
    await expect(insert('persons', wrong)).rejects.toMatchObject({ code: 121 });
  });

  it.each([
    ['a consent to a purpose that nobody declared (P5)', 'consentDecisions', { ...consent, purpose: 'PROFILING' }],
    ['a decision in a state that could be taken for any (P6)', 'consentDecisions', { ...consent, state: 'YES' }],
    ['a decision with a remark', 'consentDecisions', { ...consent, remark: 'was in a hurry' }],
    ['a request for a right that there is not (P18)', 'rightsRequests', { ...request, kind: 'GIFT' }],
    ['a deadline that is an instant', 'rightsRequests', { ...request, dueOn: new Date('2026-12-28T00:00:00Z') }],
    ['a request with the words of the person', 'rightsRequests', { ...request, text: 'my address' }],
    ['a reading for a purpose that nobody declared (P22)', 'disclosures', { ...reading, purpose: 'CURIOSITY' }],
    ['a reading that repeats what was read (P22)', 'disclosures', { ...reading, email: 'aino@example.fi' }],
  ])('refuses %s', async (_what, collection, document) => {
    await expect(insert(collection, document)).rejects.toMatchObject({ code: 121 });
  });

  it('refuses a reading that does not say for what it was (P22)', async () => {
    const { _id, personId, at, kind, role, actor } = reading;
    await expect(insert('disclosures', { _id, personId, at, kind, role, actor })).rejects.toMatchObject({ code: 121 });
  });

  it('takes all that is right', async () => {
    await putPersons(register.connection, [ainoRecord]);
    await insert('consentDecisions', consent);
    await insert('rightsRequests', request);
    await insert('disclosures', reading);
  });
});

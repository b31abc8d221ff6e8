import type { RegisterUnderTest } from './register.js';
import { startRegister } from './register.js';
import { ainoRecord, personRecord, putPersons } from './records.js';

describe("the structure of the register's database", () => {
  let register: RegisterUnderTest;

  beforeAll(async () => {
    register = await startRegister();
  });
  afterAll(() => register.close());
  beforeEach(() => register.clear());

  it('is the same after a second migration', async () => {
    const indexes = () => register.connection.collection('persons').indexes();
    const before = await indexes();
    await register.subgraph.migrate();
    expect(await indexes()).toEqual(before);
  });

  it('gives a customer number to one person alone (P13)', async () => {
    await putPersons(register.connection, [ainoRecord]);
    const twin = personRecord('Toinen', 'Aino', { customerNumber: ainoRecord.customerNumber });
    await expect(putPersons(register.connection, [twin])).rejects.toMatchObject({ code: 11000 });
  });

  it.each([
    ['a customer number that is not twelve digits', { customerNumber: '12' }],
    ['a date of birth where a year belongs (P12)', { birthYear: '1961-05-05' as unknown as number }],
    ['a language that nobody is addressed in', { language: 'DE' as 'FI' }],
  ])('refuses %s', async (_what, parts) => {
    await expect(putPersons(register.connection, [personRecord('Aino', 'Virtanen', parts)])).rejects.toMatchObject({
      code: 121,
    });
  });

  it('refuses a reading that does not say for what it was (P22)', async () => {
    const reading = {
      personId: 'somebody',
      at: new Date('2026-11-25T08:00:00Z'),
      kind: 'READ',
      role: 'dpo',
      actor: 'x',
    };
    await expect(register.connection.collection('disclosures').insertOne(reading)).rejects.toMatchObject({ code: 121 });
  });
});

import type { PersonDocument } from '../../subgraphs/register/data/person/person.model.js';
import type { RegisterUnderTest } from './register.js';
import { aino, callers, dataSubject, now, problems, startRegister } from './register.js';
import { ainoRecord, disclosuresOf, putPersons, veikkoRecord } from './records.js';

describe('updateContactDetails', () => {
  let register: RegisterUnderTest;

  beforeAll(async () => {
    register = await startRegister();
  });
  afterAll(() => register.close());
  beforeEach(async () => {
    await register.clear();
    await putPersons(register.connection, [ainoRecord, veikkoRecord]);
  });

  const change = `mutation ($input: UpdateContactDetailsInput!) {
    updateContactDetails(input: $input) { person { id email phone } userErrors { code path } } }`;
  const readAddress = '{ person(customerNumber: "100000000001") { address { street postalCode city country } } }';
  const newAddress = { street: 'Aleksanterinkatu 1', postalCode: '33100', city: 'Tampere' };

  async function stored(): Promise<PersonDocument | null> {
    return register.connection.collection<PersonDocument>('persons').findOne({ _id: aino });
  }
  async function auditEvents(): Promise<readonly unknown[]> {
    return register.connection
      .collection('auditEvents')
      .find({}, { projection: { _id: 0 } })
      .toArray();
  }

  it('lets the training service read next what the card service was told (P3, the address example)', async () => {
    const input = { idempotencyKey: 'moved', customerNumber: '100000000001', address: newAddress };
    expect((await register.ask(callers.cardService, change, { input })).errors).toBeUndefined();
    expect(await register.ask(callers.trainingService, readAddress)).toEqual({
      data: { person: { address: { ...newAddress, country: 'FI' } } },
    });
  });

  it('changes the given details alone, and keeps who said so and when (P4, P20)', async () => {
    const input = { idempotencyKey: 'k', email: 'Uusi@Example.fi' };
    expect(await register.ask(callers.aino, change, { input })).toEqual({
      data: {
        updateContactDetails: {
          person: { id: aino, email: 'Uusi@Example.fi', phone: '+358401234567' },
          userErrors: [],
        },
      },
    });
    expect(await stored()).toEqual({
      ...ainoRecord,
      email: 'Uusi@Example.fi',
      emailKey: 'uusi@example.fi',
      provenance: [{ detail: 'EMAIL', source: 'DATA_SUBJECT', changedAt: new Date(now) }],
      version: 2,
    });
  });

  it('writes the change into the audit trail, without a value of it (P22)', async () => {
    await register.ask(callers.cardService, change, {
      input: { idempotencyKey: 'k', customerNumber: '100000000001', email: 'uusi@example.fi' },
    });
    expect(await auditEvents()).toEqual([
      {
        at: new Date(now),
        actor: 'somebody-in-card-service',
        role: 'card-service',
        purpose: 'CARD_SERVICE',
        action: 'CONTACT_DETAILS_CHANGED',
        personId: aino,
        objectId: null,
      },
    ]);
  });

  it('changes nothing a second time for the same key, and gives the same answer', async () => {
    const input = { idempotencyKey: 'k', email: 'uusi@example.fi' };
    const first = await register.ask(callers.aino, change, { input });
    expect(await register.ask(callers.aino, change, { input })).toEqual(first);
    expect((await stored())?.version).toBe(2);
    expect(await auditEvents()).toHaveLength(1);
  });

  it('refuses a key that came with another input', async () => {
    await register.ask(callers.aino, change, { input: { idempotencyKey: 'k', email: 'uusi@example.fi' } });
    const response = await register.ask(callers.aino, change, {
      input: { idempotencyKey: 'k', email: 'b@example.fi' },
    });
    expect(userErrorsOf(response.data)).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] },
    ]);
  });

  it('lets both of two simultaneous changes of different details stand', async () => {
    const inputs = [
      { idempotencyKey: 'a', email: 'uusi@example.fi' },
      { idempotencyKey: 'b', phone: '040 765 4321' },
    ];
    await Promise.all(inputs.map((input) => register.ask(callers.aino, change, { input })));
    expect(await stored()).toMatchObject({ email: 'uusi@example.fi', phone: '+358407654321', version: 3 });
  });

  it('tells what is wrong and changes nothing', async () => {
    const input = { idempotencyKey: 'k', email: 'aino', address: { ...newAddress, postalCode: '1' } };
    const response = await register.ask(callers.aino, change, { input });
    expect(response.data).toEqual({
      updateContactDetails: {
        person: null,
        userErrors: [
          { code: 'EMAIL_INVALID', path: ['input', 'email'] },
          { code: 'POSTAL_CODE_INVALID', path: ['input', 'address', 'postalCode'] },
        ],
      },
    });
    expect(await stored()).toEqual(ainoRecord);
    expect(await auditEvents()).toEqual([]);
  });

  it('can be tried again with the same key after a refusal', async () => {
    await register.ask(callers.aino, change, { input: { idempotencyKey: 'k', email: 'aino' } });
    const response = await register.ask(callers.aino, change, {
      input: { idempotencyKey: 'k', email: 'a@example.fi' },
    });
    expect(userErrorsOf(response.data)).toEqual([]);
  });

  it.each(['100000000002', '999999999999'])(
    'refuses a data subject the number %s, which is not their own',
    async (number) => {
      const input = { idempotencyKey: 'k', customerNumber: number, email: 'uusi@example.fi' };
      const response = await register.ask(callers.aino, change, { input });
      expect(response.data).toEqual({ updateContactDetails: null });
      expect(problems(response)).toEqual([['updateContactDetails', 'FORBIDDEN']]);
    },
  );

  it('tells staff that nobody has the number that they gave', async () => {
    const input = { idempotencyKey: 'k', customerNumber: '999999999999', email: 'uusi@example.fi' };
    const response = await register.ask(callers.cardService, change, { input });
    expect(userErrorsOf(response.data)).toEqual([{ code: 'PERSON_NOT_FOUND', path: ['input', 'customerNumber'] }]);
  });

  it.each([[undefined], [null]])('asks staff who gave %s for a number, and changes nobody', async (customerNumber) => {
    const input = { idempotencyKey: 'k', customerNumber, email: 'uusi@example.fi' };
    const response = await register.ask(callers.cardService, change, { input });
    expect(userErrorsOf(response.data)).toEqual([{ code: 'PERSON_REQUIRED', path: ['input', 'customerNumber'] }]);
    expect(await stored()).toEqual(ainoRecord);
  });

  it('tells a person who has been erased that nobody is there', async () => {
    const erased = dataSubject('0f0f0f0f-0000-4000-8000-000000000000');
    const response = await register.ask(erased, change, { input: { idempotencyKey: 'k', email: 'a@example.fi' } });
    expect(userErrorsOf(response.data)).toEqual([{ code: 'PERSON_NOT_FOUND', path: ['input', 'customerNumber'] }]);
  });

  it('is refused to who may not write contact details', async () => {
    for (const caller of [callers.finance, callers.auditor, callers.dpo]) {
      const input = { idempotencyKey: 'k', customerNumber: '100000000001', email: null };
      expect(problems(await register.ask(caller, change, { input }))).toEqual([['', 'FORBIDDEN']]);
    }
    expect(await stored()).toEqual(ainoRecord);
  });

  it('writes down that staff read the person whom they changed, only when they look (P22)', async () => {
    const withoutLooking = `mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) { userErrors { code } } }`;
    const input = { idempotencyKey: 'k', customerNumber: '100000000001', email: 'uusi@example.fi' };
    await register.ask(callers.cardService, withoutLooking, { input });
    expect(await disclosuresOf(register.connection, aino)).toEqual([]);
    await register.ask(callers.cardService, change, { input });
    expect(await disclosuresOf(register.connection, aino)).toMatchObject([{ kind: 'READ' }]);
  });

  it('logs no personal data, and answers with none in its messages (P22)', async () => {
    const typed = `mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) { userErrors { message } } }`;
    const input = {
      idempotencyKey: 'k',
      email: 'canary-7f3a',
      phone: 'canary-7f3a',
      address: { ...newAddress, street: 'canary-7f3a\u0000' },
    };
    const response = await register.ask(callers.aino, typed, { input });
    expect(JSON.stringify(response) + register.log.join('\n')).not.toContain('canary-7f3a');
  });
});

function userErrorsOf(data: unknown): unknown {
  return (data as { updateContactDetails: { userErrors: unknown } }).updateContactDetails.userErrors;
}

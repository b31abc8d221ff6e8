import type { RegisterUnderTest } from './register.js';
import { aino, callers, entitiesQuery, problems, startRegister, veikko } from './register.js';
import { ainoRecord, disclosuresOf, putPersons, veikkoRecord } from './records.js';

/** Facts as the gateway brings them: JSON. */
const nothing = { lastTransactionAt: null, contractUntil: null, holdsTrainings: false };
const noCard = {
  lastTransactionAt: null,
  contractUntil: null,
  contractOpenEnded: false,
  unsettledVisits: 0,
  holdsVisits: false,
  holdsOrders: false,
  lastVoucherAt: null,
};
const selection = `retention { deletableFrom basis explanation { fi sv en } }
  erasurePreview { erasableNow items { category retention outcome until reason { fi } } }`;

describe('retention and erasure preview of a person (P24, P26)', () => {
  let register: RegisterUnderTest;

  beforeAll(async () => {
    register = await startRegister();
    await putPersons(register.connection, [ainoRecord, veikkoRecord]);
  });
  afterAll(() => register.close());

  function ask(facts: { readonly cardFacts?: unknown; readonly trainingFacts?: unknown }, id = aino) {
    return register.ask(callers.aino, entitiesQuery('Person', selection), {
      representations: [{ __typename: 'Person', id, ...facts }],
    });
  }

  it.each([
    { contractOpenEnded: null },
    { unsettledVisits: null },
    { unsettledVisits: '' },
    { unsettledVisits: false },
    { unsettledVisits: -1 },
  ])('take a lost fact for no fact, not for nothing: %j', async (lost) => {
    const response = await ask({ cardFacts: { ...noCard, ...lost }, trainingFacts: nothing });
    expect(problems(response).map(([, code]) => code)).toEqual(['FACTS_UNAVAILABLE', 'FACTS_UNAVAILABLE']);
    expect(response.data).toEqual({ _entities: [{ retention: null, erasurePreview: null }] });
  });

  it.each([
    [{ holdsVisits: null }, {}],
    [{ holdsOrders: null }, {}],
    [{}, { holdsTrainings: null }],
  ])('take a lost "is it held" for no fact in the preview: %j %j', async (card, training) => {
    const response = await ask({ cardFacts: { ...noCard, ...card }, trainingFacts: { ...nothing, ...training } });
    expect(problems(response)).toEqual([['_entities.0.erasurePreview', 'FACTS_UNAVAILABLE']]);
  });

  it('come from the facts of both controllers', async () => {
    const response = await ask({
      cardFacts: {
        ...noCard,
        lastTransactionAt: '2021-12-31T22:30:00.000Z',
        unsettledVisits: 2,
        holdsVisits: true,
        holdsOrders: true,
        lastVoucherAt: '2021-06-01T09:00:00.000Z',
      },
      trainingFacts: { lastTransactionAt: '2019-05-05T10:00:00.000Z', contractUntil: null, holdsTrainings: true },
    });
    expect(response.errors).toBeUndefined();
    expect(response.data).toMatchObject({
      _entities: [
        {
          retention: {
            deletableFrom: '2027-12-31T22:00:00.000Z',
            basis: 'LAST_TRANSACTION',
            explanation: { fi: expect.stringContaining('1.1.2022') as string },
          },
          erasurePreview: {
            erasableNow: false,
            items: expect.arrayContaining([
              expect.objectContaining({ category: 'SERVICE_EVENTS', outcome: 'WAITS', until: null }),
              expect.objectContaining({ category: 'TRAINING', outcome: 'ERASED_NOW' }),
              expect.objectContaining({
                category: 'CUSTOMER_RELATIONSHIP',
                retention: 'VOUCHER_6_YEARS',
                outcome: 'STAYS',
                until: '2027-12-31T22:00:00.000Z',
              }),
            ]) as unknown,
          },
        },
      ],
    });
  });

  it('say that the relationship lives while a card is valid', async () => {
    const response = await ask({
      cardFacts: { ...noCard, contractUntil: '2027-03-14T22:00:00.000Z' },
      trainingFacts: nothing,
    });
    expect(response.data).toMatchObject({
      _entities: [{ retention: { deletableFrom: null, basis: 'LIVE_RELATIONSHIP' } }],
    });
  });

  it('count a person of whom neither side holds anything from the registration', async () => {
    const response = await ask({ cardFacts: noCard, trainingFacts: nothing });
    expect(response.data).toMatchObject({
      _entities: [{ retention: { deletableFrom: '2021-12-31T22:00:00.000Z', basis: 'RELATIONSHIP_END' } }],
    });
  });

  it.each([
    ['the card side', { cardFacts: null, trainingFacts: nothing }],
    ['the training side', { cardFacts: noCard, trainingFacts: null }],
    ['either side', {}],
  ])('are null with a coded error when %s could not be asked, never "deletable"', async (_side, facts) => {
    const response = await ask(facts);
    expect(response.data).toEqual({ _entities: [{ retention: null, erasurePreview: null }] });
    expect(problems(response)).toEqual([
      ['_entities.0.retention', 'FACTS_UNAVAILABLE'],
      ['_entities.0.erasurePreview', 'FACTS_UNAVAILABLE'],
    ]);
  });

  it.each([
    ['a text that is no instant', { ...noCard, lastTransactionAt: 'yesterday' }],
    ['a number where an instant belongs', { ...noCard, lastTransactionAt: 0 }],
  ])('leave %s to a human', async (_what, cardFacts) => {
    const response = await ask({ cardFacts, trainingFacts: nothing });
    expect(response.data).toMatchObject({
      _entities: [{ retention: { deletableFrom: null, basis: 'NEEDS_HUMAN' }, erasurePreview: { erasableNow: false } }],
    });
  });

  it("are refused for somebody else's record, whatever facts come with the reference (P22)", async () => {
    const response = await ask({ cardFacts: noCard, trainingFacts: nothing }, veikko);
    expect(response.data).toEqual({ _entities: [null] });
    expect(problems(response)).toEqual([['_entities.0', 'FORBIDDEN']]);
  });

  it('leave no second disclosure: the first visit of the operation has written it down', async () => {
    await register.ask(callers.dpo, entitiesQuery('Person', selection), {
      representations: [{ __typename: 'Person', id: aino, cardFacts: noCard, trainingFacts: nothing }],
    });
    expect(await disclosuresOf(register.connection, aino)).toEqual([]);
  });
});

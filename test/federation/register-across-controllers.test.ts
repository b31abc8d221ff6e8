import { demoPersons } from '../../subgraphs/shared/demo/personas.js';
import type { Stack } from '../setup/stack.js';
import { startStack, topologies } from '../setup/stack.js';

const { person, 'former-person': formerPerson } = demoPersons;
const search = `query ($search: String!, $after: String) { people(search: $search, first: 1, after: $after) {
  nodes { customerNumber } edges { cursor } pageInfo { hasNextPage endCursor } } }`;
const retention =
  '{ me { retention { deletableFrom basis explanation { fi sv en } } erasurePreview { erasableNow items { category } } } }';

describe.each(topologies)('the register across both controllers, %s', (topology) => {
  let stack: Stack;
  /** What the card side was sent. */
  const sentToCardSide: string[] = [];

  beforeAll(async () => {
    stack = await startStack({
      topology,
      wrapSource: (source) => ({
        ...source,
        fetch: (request, deadline) => {
          if (source.name === 'museokortti') sentToCardSide.push(request.query, JSON.stringify(request.variables));
          return source.fetch(request, deadline);
        },
      }),
    });
  });
  afterAll(() => stack.close());

  it('never tells the card side a name or an e-mail address that was searched (Article 5(1)(c))', async () => {
    const { data } = await stack.ask('person', '{ me { email name { family } } }');
    const { email, name } = (data as { me: { email: string; name: { family: string } } }).me;
    for (const text of [email, name.family]) {
      sentToCardSide.length = 0;
      const answer = await stack.ask('card-service', search, { variables: { search: text } });
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toMatchObject({ people: { nodes: [{ customerNumber: expect.any(String) as string }] } });
      expect(sentToCardSide.join().toLowerCase()).not.toContain(text.toLowerCase());
    }
  });

  it('tells the card side a searched number, and neither page nor cursor', async () => {
    sentToCardSide.length = 0;
    const [number] = person.cardNumbers;
    await stack.ask('card-service', search, { variables: { search: number.replace(/(.{4})/gu, '$1 ') } });
    expect(sentToCardSide.join()).toContain(`"cardNumber":"${number}"`);
    expect(sentToCardSide.join()).not.toMatch(/"(search|first|after)"/u);
  });

  it('finds by the number of a card, which only the card side knows', async () => {
    expect(await stack.ask('card-service', search, { variables: { search: person.cardNumbers[0] } })).toMatchObject({
      data: { people: { nodes: [{ customerNumber: person.customerNumber }] } },
    });
  });

  it("finds by customer number, and says with an empty page that a number is nobody's", async () => {
    expect(await stack.ask('card-service', search, { variables: { search: person.customerNumber } })).toMatchObject({
      data: { people: { nodes: [{ customerNumber: person.customerNumber }], pageInfo: { hasNextPage: false } } },
    });
    expect(await stack.ask('card-service', search, { variables: { search: '999999999999' } })).toMatchObject({
      data: { people: { nodes: [], edges: [], pageInfo: { hasNextPage: false, endCursor: null } } },
    });
  });

  it('shows the search in the disclosures of the person who was found (P22, Article 15)', async () => {
    await stack.ask('training-service', search, { variables: { search: person.customerNumber } });
    const answer = await stack.ask('person', '{ me { disclosures(first: 1) { nodes { kind role } } } }');
    expect(answer.data).toMatchObject({
      me: { disclosures: { nodes: [{ kind: 'SEARCH', role: 'training-service' }] } },
    });
  });

  it('computes retention from the facts of both sides (P24)', async () => {
    const answer = await stack.ask('person', retention);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ me: { retention: { basis: 'LIVE_RELATIONSHIP', deletableFrom: null } } });
  });

  it('tells a former customer the day from which their data is deleted (P24, P25)', async () => {
    const answer = await stack.ask('former-person', retention);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({
      me: { retention: { deletableFrom: expect.stringMatching(/-12-31T22:00:00\.000Z$/) as string } },
    });
  });

  it('tells a former customer what would go at once and what bookkeeping keeps (P14, P26)', async () => {
    const preview = '{ me { erasurePreview { erasableNow items { category retention outcome reason { fi } } } } }';
    const { data, errors } = await stack.ask('former-person', preview);
    expect(errors).toBeUndefined();
    const { items, erasableNow } = (data as { me: { erasurePreview: Preview } }).me.erasurePreview;
    expect(erasableNow).toBe(true);
    expect(items.map(({ category, retention, outcome }) => `${category} ${retention} ${outcome}`)).toEqual([
      'IDENTITY_AND_CONTACT RELATIONSHIP_PLUS_5_YEARS ERASED_NOW',
      'IDENTIFIERS RELATIONSHIP_PLUS_5_YEARS ERASED_NOW',
      'CUSTOMER_RELATIONSHIP RELATIONSHIP_PLUS_5_YEARS ERASED_NOW',
      'CUSTOMER_RELATIONSHIP VOUCHER_6_YEARS STAYS',
      'SERVICE_EVENTS RELATIONSHIP_PLUS_5_YEARS ERASED_NOW',
      'TRAINING RELATIONSHIP_PLUS_5_YEARS ERASED_NOW',
      'DIET SESSION_PLUS_30_DAYS ERASED_NOW',
      'USE_OF_RIGHTS ACCOUNTABILITY_RECORD STAYS',
    ]);
    expect(items[0]?.reason.fi).toMatch(/Nimi säilyy kirjanpitoaineistossa 31\.12\.\d{4} asti\.$/);
  });

  it("answers a data subject the same for another's customer number and for nobody's (P22)", async () => {
    const look = (customerNumber: string) =>
      stack.ask('person', `{ person(customerNumber: "${customerNumber}") { id } }`);
    const other = await look(formerPerson.customerNumber);
    expect(other).toEqual(await look('999999999999'));
    expect(other).toMatchObject({
      data: { person: null },
      errors: [{ path: ['person'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('lets the training service read next what the card service was told (P3)', async () => {
    const address = { street: 'Aleksanterinkatu 1', postalCode: '33100', city: 'Tampere' };
    const change = `mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) {
      person { address { street postalCode city country } } userErrors { code } } }`;
    const input = { idempotencyKey: `moved ${topology}`, customerNumber: person.customerNumber, address };
    const told = await stack.ask('card-service', change, { variables: { input } });
    expect(told).toMatchObject({
      data: { updateContactDetails: { person: { address: { ...address, country: 'FI' } }, userErrors: [] } },
    });

    const read = `{ person(customerNumber: "${person.customerNumber}") { address { street postalCode city country } } }`;
    expect(await stack.ask('training-service', read)).toMatchObject({
      data: { person: { address: { ...address, country: 'FI' } } },
    });
  });
});

interface Preview {
  readonly erasableNow: boolean;
  readonly items: readonly {
    readonly category: string;
    readonly retention: string;
    readonly outcome: string;
    readonly reason: { readonly fi: string };
  }[];
}

describe('the register without the card side', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ topology: 'distributed' });
    await stack.kill('museokortti');
  });
  afterAll(() => stack.close());

  it('still finds by customer number', async () => {
    const answer = await stack.ask('card-service', search, { variables: { search: person.customerNumber } });
    expect(answer.data).toMatchObject({ people: { nodes: [{ customerNumber: person.customerNumber }] } });
  });

  it('does not guess that nobody holds a card', async () => {
    const answer = await stack.ask('card-service', search, { variables: { search: person.cardNumbers[0] } });
    expect(answer.data).toMatchObject({ people: { nodes: null } });
    expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toContain('FACTS_UNAVAILABLE');
  });

  it('tells no date of deletion, and why (P24)', async () => {
    const answer = await stack.ask('former-person', '{ me { customerNumber retention { basis } } }');
    expect(answer.data).toEqual({ me: { customerNumber: formerPerson.customerNumber, retention: null } });
    expect(answer.errors).toMatchObject([{ path: ['me', 'retention'], extensions: { code: 'FACTS_UNAVAILABLE' } }]);
  });
});

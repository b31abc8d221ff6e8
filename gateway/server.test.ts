import type { GatewayFixture } from './testing/gateway-fixture.js';
import { gatewayFixture } from './testing/gateway-fixture.js';

describe('the gateway', () => {
  let fixture: GatewayFixture;

  beforeAll(async () => {
    fixture = await gatewayFixture();
  });
  afterAll(() => fixture.close());

  it('joins three subgraphs in one response', async () => {
    const { status, data, errors } = await fixture.ask('person', '{ me { name cards { number } diet retention } }');
    expect({ status, data, errors }).toEqual({
      status: 200,
      data: { me: { name: 'Aino', cards: [{ number: '200000000001' }], diet: 'VEGAN', retention: 'after 2021' } },
    });
  });

  it('answers a denied field with null and FORBIDDEN at its path, in the order asked', async () => {
    const answer = await fixture.ask('card-service', '{ persons { diet id name address { city } cards { number } } }');
    expect(JSON.stringify(answer.data)).toBe(
      JSON.stringify({
        persons: [
          { diet: null, id: '1', name: 'Aino', address: { city: 'Turku' }, cards: [{ number: '200000000001' }] },
          { diet: null, id: '2', name: 'Väinö', address: { city: 'Oulu' }, cards: [{ number: '200000000002' }] },
        ],
      }),
    );
    expect(answer.errors).toEqual(
      [0, 1].map((index) => ({
        message: 'The caller may not see or do this.',
        path: ['persons', index, 'diet'],
        extensions: { code: 'FORBIDDEN' },
      })),
    );
  });
});

import { findingsOf } from '../testing.js';
import { holdersInaccessible } from './holders-inaccessible.js';

const supergraph = `
  type Person { id: ID! cardFacts: CardFacts @inaccessible }
  type CardFacts @inaccessible { unsettledVisits: Int }`;

describe('holders-inaccessible', () => {
  it('accepts a holder field that callers do not see', () => {
    expect(findingsOf(holdersInaccessible, { supergraph, api: 'type Person { id: ID! }' })).toEqual([]);
  });

  it('names a holder field that is open to callers (P22)', () => {
    const open = supergraph.replace('CardFacts @inaccessible }', 'CardFacts }');

    expect(findingsOf(holdersInaccessible, { supergraph: open, api: 'type Person { id: ID! }' })).toEqual([
      'Person.cardFacts: is between the services, but not @inaccessible',
    ]);
  });

  it('names what the API schema shows although it is inaccessible', () => {
    const api = 'type Person { id: ID! cardFacts: CardFacts } type CardFacts { unsettledVisits: Int }';

    expect(findingsOf(holdersInaccessible, { supergraph, api })).toEqual([
      'Person.cardFacts: is @inaccessible, but in the API schema',
      'CardFacts.unsettledVisits: is @inaccessible, but in the API schema',
    ]);
  });
});

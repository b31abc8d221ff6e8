import { parse } from 'graphql';
import { lostResponse } from './lost-response.js';

describe('the response of a fetch that failed', () => {
  it('has null and a coded error for each root field', () => {
    expect(
      lostResponse({ document: parse('{ me { id } shops: sites { name } }'), variables: {} }, 'SUBGRAPH_UNAVAILABLE'),
    ).toMatchObject({
      data: { me: null, shops: null },
      errors: [
        { path: ['me'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
        { path: ['shops'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
      ],
    });
  });

  const entities = parse(`query ($representations: [_Any!]!, $with: Boolean!) {
    _entities(representations: $representations) {
      ... on Person { id facts: cardFacts { last } ...Cards }
      ... on Export { museokortti { complete } }
    }
  }
  fragment Cards on Person { __typename cards @include(if: $with) { number } }`);
  const representations = [
    { __typename: 'Person', id: '1' },
    { __typename: 'Export', id: 'e', personId: '1' },
  ];

  it('has null, not nothing, for what each entity was asked, so that a field that requires it is still computed', () => {
    expect(
      lostResponse({ document: entities, variables: { representations, with: true } }, 'SUBGRAPH_UNAVAILABLE').data,
    ).toEqual({
      _entities: [
        { __typename: 'Person', id: '1', facts: null, cards: null },
        { __typename: 'Export', museokortti: null },
      ],
    });
  });

  it('has an error for each lost field of each entity, and none for a key that is known or a field that is left out', () => {
    const { errors = [] } = lostResponse(
      { document: entities, variables: { representations, with: false } },
      'SUBGRAPH_UNAVAILABLE',
    );
    expect(errors.map(({ path }) => path)).toEqual([
      ['_entities', 0, 'facts'],
      ['_entities', 1, 'museokortti'],
    ]);
  });
});

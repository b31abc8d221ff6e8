import { print } from 'graphql';
import { enforce } from './access-test-schema.js';

describe('a denied field (P22)', () => {
  it('leaves an operation in which nothing is denied untouched', () => {
    expect(enforce('{ node { id text } }', ['Leaf.secret']).planned).toBeNull();
  });

  it('is not planned, and comes back as null with FORBIDDEN at its path', () => {
    const { data, forbidden, planned } = enforce('{ node { id text } }', ['Node.text']);
    expect(planned && print(planned.document)).not.toContain('text');
    expect(data).toEqual({ node: { id: 'id', text: null } });
    expect(forbidden).toEqual(['node.text']);
  });

  it('is denied under an alias too', () => {
    const { data, forbidden, planned } = enforce('{ n: node { id: text text: id } }', ['Node.text']);
    expect(planned && print(planned.document)).not.toContain('id: text');
    expect(data).toEqual({ n: { id: null, text: 'id' } });
    expect(forbidden).toEqual(['n.id']);
  });

  it('is denied in nested named and inline fragments', () => {
    const { data, forbidden } = enforce(
      'fragment Outer on Node { ...Inner ... on Node { leaf { secret } } } fragment Inner on Node { text } { node { ...Outer } }',
      ['Node.text', 'Leaf.secret'],
    );
    expect(data).toEqual({ node: { text: null, leaf: { secret: null } } });
    expect(forbidden).toEqual(['node.text', 'node.leaf.secret']);
  });

  it('is named once for each object of a list, with its index', () => {
    const { data, forbidden } = enforce('fragment T on Node { text } { nodes { id ...T } nullableNodes { text } }', [
      'Node.text',
    ]);
    expect(data).toEqual({
      nodes: [
        { id: 'id', text: null },
        { id: 'id', text: null },
      ],
      nullableNodes: [{ text: null }, null, { text: null }],
    });
    expect(forbidden).toEqual(['nodes.0.text', 'nodes.1.text', 'nullableNodes.0.text', 'nullableNodes.2.text']);
  });

  it('keeps the order in which the caller asked', () => {
    const { data } = enforce('{ node { leaf { id } text id } }', ['Node.text', 'Leaf.id']);
    expect(JSON.stringify(data)).toBe('{"node":{"leaf":null,"text":null,"id":"id"}}');
  });

  it('is denied on one type and not on another', () => {
    const { data, forbidden } = enforce('{ node { text leaf { text } } }', ['Leaf.text']);
    expect(data).toEqual({ node: { text: 'text', leaf: { text: null } } });
    expect(forbidden).toEqual(['node.leaf.text']);
  });

  it('takes everything below it out of the plan', () => {
    const { data, forbidden, planned } = enforce('{ node { child { child { id } } } }', ['Node.child']);
    expect(planned && print(planned.document)).not.toContain('id');
    expect(data).toEqual({ node: { child: null } });
    expect(forbidden).toEqual(['node.child']);
  });

  it('merges selections of the same key before it denies', () => {
    const { data, forbidden } = enforce('{ node { id } node { text } ... { node { child { id } } } }', ['Node.text']);
    expect(data).toEqual({ node: { id: 'id', text: null, child: { id: 'id' } } });
    expect(forbidden).toEqual(['node.text']);
  });
});

describe('a denied field with @skip or @include', () => {
  const query =
    'query ($with: Boolean!) { node { id text @include(if: $with) ... @skip(if: $with) { leaf { secret } } } }';
  const denied = ['Node.text', 'Leaf.secret'];

  it('is an error where it is included', () => {
    expect(enforce(query, denied, { with: true })).toMatchObject({
      data: { node: { id: 'id', text: null } },
      forbidden: ['node.text'],
    });
  });

  it('is neither a null nor an error where it is left out', () => {
    expect(enforce(query, denied, { with: false })).toMatchObject({
      data: { node: { id: 'id', leaf: { secret: null } } },
      forbidden: ['node.leaf.secret'],
    });
  });
});

describe('a denied field that cannot be null (GraphQL 6.4.4)', () => {
  it('nulls the nearest object that can', () => {
    const { data, forbidden } = enforce('{ node { id mustChild { mustText id } } }', ['Node.mustText']);
    expect(data).toEqual({ node: null });
    expect(forbidden).toEqual(['node.mustChild.mustText']);
  });

  it('nulls an item of a list whose items can be null', () => {
    const { data, forbidden } = enforce('{ node { nullableChildren { mustText } } }', ['Node.mustText']);
    expect(data).toEqual({ node: { nullableChildren: [null, null] } });
    expect(forbidden).toEqual(['node.nullableChildren.0.mustText']);
  });

  it('goes through a list whose items cannot be null', () => {
    const { data, forbidden } = enforce('{ text node { children { mustText } } }', ['Node.mustText']);
    expect(data).toEqual({ text: 'text', node: null });
    expect(forbidden).toEqual(['node.children.0.mustText', 'node.children.1.mustText']);
  });

  it('nulls the whole response when nothing above it can be null', () => {
    expect(enforce('{ text mustNode { mustText } }', ['Node.mustText'])).toMatchObject({
      data: null,
      forbidden: ['mustNode.mustText'],
    });
  });
});

describe('an operation of which nothing is left', () => {
  it('plans nothing at all', () => {
    const { data, forbidden, planned } = enforce('{ node { id } }', ['Query.node']);
    expect(planned?.isEmpty).toBe(true);
    expect(data).toEqual({ node: null });
    expect(forbidden).toEqual(['node']);
  });

  it('still answers __typename', () => {
    expect(enforce('{ kind: __typename node { id } }', ['Query.node'])).toMatchObject({
      data: { kind: 'Query', node: null },
    });
  });

  it('still looks whether an object is there when only its fields are denied', () => {
    const { data, planned } = enforce('{ node { text } }', ['Node.text']);
    expect(planned?.isEmpty).toBe(false);
    expect(data).toEqual({ node: { text: null } });
  });
});

describe('a denied mutation', () => {
  it('is never sent, while those beside it are', () => {
    const { data, forbidden, planned } = enforce('mutation { change { id } other { id } }', ['Mutation.change']);
    expect(planned && print(planned.document)).not.toContain('change');
    expect(data).toEqual({ change: null, other: { id: 'id' } });
    expect(forbidden).toEqual(['change']);
  });
});

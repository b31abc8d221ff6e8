import { findingsOf } from '../testing.js';
import { listsAreConnections } from './lists-are-connections.js';

const connection = 'type VisitConnection { nodes: [Visit!]! edges: [VisitEdge!]! pageInfo: PageInfo! }';

describe('lists-are-connections', () => {
  it('accepts a connection, and a list that something bounds', () => {
    const supergraph = `
      type Person { visits(first: Int! = 20, after: String): VisitConnection }
      type Order { lines: [OrderLine!]! }
      ${connection}`;

    expect(findingsOf(listsAreConnections, { supergraph })).toEqual([]);
  });

  it('names a list that can grow without a limit', () => {
    expect(findingsOf(listsAreConnections, { supergraph: 'type Person { visits: [Visit!]! }' })).toEqual([
      expect.stringContaining('Person.visits: is a list without a limit'),
    ]);
  });

  it.each([
    'visits: VisitConnection',
    'visits(first: Int, after: String): VisitConnection',
    'visits(first: Int! = 20): VisitConnection',
  ])('names a connection without its arguments: %s', (field) => {
    expect(findingsOf(listsAreConnections, { supergraph: `type Person { ${field} } ${connection}` })).toEqual([
      expect.stringContaining('Person.visits: returns a connection'),
    ]);
  });

  it('names a connection that cannot be paged', () => {
    expect(
      findingsOf(listsAreConnections, { supergraph: 'type VisitConnection { nodes: [Visit!]! edges: [VisitEdge!]! }' }),
    ).toEqual(['VisitConnection: is a connection without pageInfo']);
  });
});

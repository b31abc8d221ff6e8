import { GraphQLError, getOperationAST, parse } from 'graphql';
import { fragmentsByName } from '../access/allowed-part.js';
import { toVisiblePaths } from './visible-paths.js';

function visible(source: string, errors: readonly { message: string; path: (string | number)[] }[]) {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('one operation');
  const given = errors.map(({ message, path }) => new GraphQLError(message, { path, extensions: { code: message } }));
  return toVisiblePaths(given, operation, fragmentsByName(document.definitions)).map(({ message, path }) => ({
    message,
    path,
  }));
}

const unavailable = 'SUBGRAPH_UNAVAILABLE';

describe('an error of a field that the caller asked for', () => {
  it('stays where it is, under aliases, fragments and list indices', () => {
    const path = ['p', 'cards', 'nodes', 3, 'number'];
    expect(
      visible('{ p: person { ...C } } fragment C on Person { cards { ... { nodes { number } } } }', [
        { message: unavailable, path },
      ]),
    ).toEqual([{ message: unavailable, path }]);
  });
});

describe('an error of a field between the services', () => {
  it('goes when the field that needed it says so itself', () => {
    expect(
      visible('{ person { retention { basis } } }', [
        { message: unavailable, path: ['person', 'cardFacts'] },
        { message: 'FACTS_UNAVAILABLE', path: ['person', 'retention'] },
      ]),
    ).toEqual([{ message: 'FACTS_UNAVAILABLE', path: ['person', 'retention'] }]);
  });

  it('is told of the object when nothing else tells of it, without naming the inner field', () => {
    expect(
      visible('{ people { nodes { id } } }', [{ message: unavailable, path: ['people', 'cardHolderIds'] }]),
    ).toEqual([{ message: unavailable, path: ['people'] }]);
  });

  it('is told once of an object', () => {
    const errors = ['museokortti', 'training'].map((part) => ({ message: unavailable, path: ['export', part] }));
    expect(visible('{ export: personDataExport { status } }', errors)).toEqual([
      { message: unavailable, path: ['export'] },
    ]);
  });

  it('is not silenced by an error of another item of the list', () => {
    expect(
      visible('{ people { nodes { retention { basis } } } }', [
        { message: unavailable, path: ['people', 'nodes', 0, 'cardFacts'] },
        { message: 'FACTS_UNAVAILABLE', path: ['people', 'nodes', 1, 'retention'] },
      ]),
    ).toEqual([
      { message: 'FACTS_UNAVAILABLE', path: ['people', 'nodes', 1, 'retention'] },
      { message: unavailable, path: ['people', 'nodes', 0] },
    ]);
  });
});

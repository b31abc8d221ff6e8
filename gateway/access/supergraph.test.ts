import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { readSupergraph } from './supergraph.js';

const sdl = readFileSync(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8');

describe('the supergraph as the gateway reads it', () => {
  it('has the rules of every field, and no link left that would make @apollo/gateway refuse it', () => {
    const { plannableSdl, access } = readSupergraph(sdl);
    expect(access.get('Person.diet')).toMatchObject({ type: 'Person', returns: 'Diet' });
    expect(plannableSdl).not.toMatch(/(authenticated|requiresScopes|policy)\/v[^)]*for: SECURITY/);
    expect(plannableSdl).toMatch(/inaccessible\/v[^)]*for: SECURITY/);
  });

  it.each(['interface Thing { id: ID! }', 'union Thing = Person | Card'])(
    'is refused with %s, behind which access could not be decided before planning (P22)',
    (definition) => {
      expect(() => readSupergraph(`${sdl}\n${definition}`)).toThrow('Thing is an interface or a union');
    },
  );

  it('is refused when it declares nothing', () => {
    expect(() => readSupergraph('scalar DateTime')).toThrow('declares no field');
  });
});

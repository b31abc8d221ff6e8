import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { supergraphPath, supergraphText } from '../../schema/checked-in-supergraph.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';

describe('the checked-in supergraph', () => {
  it('is the composition of the subgraphs as they are: run `npm run generate` when it is not', () => {
    expect(readFileSync(join(repositoryRoot, supergraphPath), 'utf8')).toBe(supergraphText());
  });
});

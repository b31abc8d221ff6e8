import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { apiSchemaOf } from '../api-schema.js';
import { supergraphPath } from '../checked-in-supergraph.js';
import { exportKinds, publishedSchema, publishedSchemaTexts } from './published-schemas.js';

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

describe.each(exportKinds)('the published schema of the %s export (P32)', (kind) => {
  const { path, id } = publishedSchema(kind);

  it('is what the graph and the document of the export say: run `npm run generate` after changing either', () => {
    expect(read(path)).toBe(publishedSchemaTexts(apiSchemaOf(read(supergraphPath))).get(path));
  });

  it('is named by its own version, which each exported file carries', () => {
    expect(JSON.parse(read(path))).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: id,
      properties: { $schema: { const: id } },
    });
    expect(id).toMatch(/\.v\d+\.json$/);
  });

  it('lets nothing of the services among themselves through', () => {
    expect(read(path)).not.toMatch(/personId|cardFacts|trainingFacts/);
  });
});

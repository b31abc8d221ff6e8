import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportKinds, publishedSchema } from '../../schema/export/published-schemas.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';

/**
 * `GET /schemas/export-access.v1.json` and `…/export-portability.v1.json`: the JSON Schemas that exported files name in `$schema`. For everybody:
 * whoever a person takes their data to has to be able to read it (Article 20), and no data of anybody is in them.
 */
export function exportSchemasRoute(app: FastifyInstance): void {
  for (const kind of exportKinds) {
    const { id, path } = publishedSchema(kind);
    const text = readFileSync(join(repositoryRoot, path), 'utf8');
    app.get(new URL(id).pathname, (_request, reply) =>
      reply.type('application/schema+json; charset=utf-8').header('cache-control', 'public, max-age=3600').send(text),
    );
  }
}

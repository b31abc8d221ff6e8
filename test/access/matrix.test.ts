import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Persona } from '../../gateway/dev-issuer/personas.js';
import { personas } from '../../gateway/dev-issuer/personas.js';
import { apiSchemaOf } from '../../schema/api-schema.js';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import { roleNamed } from '../../subgraphs/shared/access/roles.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { readMatrix } from './matrix.js';
import { fieldCoordinates, visibleFields } from './visible-fields.js';

const supergraphSdl = readFileSync(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8');
const schema = apiSchemaOf(supergraphSdl);
const matrix = readMatrix();

function callerOf({ name, role, claims }: Persona): Caller {
  return {
    subject: name,
    role,
    purpose: roleNamed(role).purposes[0] ?? null,
    personId: claims['person_id'] ?? null,
    catererId: claims['caterer_id'] ?? null,
    siteId: claims['site_id'] ?? null,
  };
}

describe('the access matrix (P22: access only for those whose tasks need it)', () => {
  it('has a row for every field of the schema and none besides', () => {
    expect([...matrix.rows.keys()].sort()).toEqual(fieldCoordinates(schema).sort());
  });

  it('has a column for every persona', () => {
    expect(matrix.personas).toEqual(personas.map(({ name }) => name));
  });

  it.each(personas.map((persona) => [persona.name, persona] as const))(
    "is what the schema's rules give %s",
    (name, persona) => {
      const expected = [...matrix.rows].filter(([, seeing]) => seeing.has(name)).map(([field]) => field);
      expect([...visibleFields(schema, supergraphSdl, callerOf(persona))].sort()).toEqual(expected.sort());
    },
  );
});

describe('what P10 keeps apart, read off the matrix', () => {
  const seenBy = (name: string): string[] =>
    [...matrix.rows].filter(([, seeing]) => seeing.has(name)).map(([field]) => field);
  const types = (name: string): Set<string> => new Set(seenBy(name).map((field) => field.split('.')[0] ?? ''));

  it('lets the card service see no training of a person and no diet', () => {
    for (const type of ['Enrolment', 'Qualification', 'Diet', 'SessionDiet'])
      expect(types('card-service')).not.toContain(type);
  });

  it('lets the training service see no card, visit or order', () => {
    for (const type of ['Card', 'Visit', 'Order', 'OrderLine']) expect(types('training-service')).not.toContain(type);
  });

  it('lets a caterer and a site reader see nothing of any person', () => {
    for (const name of ['caterer', 'site-reader']) expect(types(name)).not.toContain('Person');
  });
});

import type { ObjectTypeDefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import { subgraphSdl } from '../../shared/runtime/sdl.js';
import { exportSections, isExported } from './export-sections.js';

const typeOf = { enrolments: 'Enrolment', qualifications: 'Qualification', diets: 'Diet' } as const;
const portableBases = ['CONTRACT', 'CONSENT', 'EXPLICIT_CONSENT'];
const portableSources = ['SERVICE_USE', 'DATA_SUBJECT'];

/** What `@personalData` says of each classified field of a type: its basis and its source. */
function classificationOf(type: string): (readonly [string, string])[] {
  const definition = subgraphSdl('training').definitions.find(
    (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === type,
  );
  return (definition?.fields ?? []).flatMap(({ directives = [] }) => {
    const classified = directives.find(({ name }) => name.value === 'personalData')?.arguments ?? [];
    const enumOf = (argument: string): string => {
      const value = classified.find(({ name }) => name.value === argument)?.value;
      return value?.kind === Kind.ENUM ? value.value : '';
    };
    return classified.length > 0 ? [[enumOf('basis'), enumOf('source')] as const] : [];
  });
}

describe('what an export has (P27, P32)', () => {
  it.each(exportSections)('has the %s in a copy under Article 15', (section) => {
    expect(isExported(section, 'ACCESS')).toBe(true);
  });

  it.each(exportSections)('has the %s in a portable part exactly when the schema says so (Article 20)', (section) => {
    const fields = classificationOf(typeOf[section]);
    expect(fields).not.toEqual([]);
    const portable = fields.every(
      ([basis, source]) => portableBases.includes(basis) && portableSources.includes(source),
    );
    expect(isExported(section, 'PORTABILITY')).toBe(portable);
  });
});

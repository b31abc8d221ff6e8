import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { Kind, valueFromASTUntyped } from 'graphql';
import { subgraphSdl } from '../../shared/runtime/sdl.js';
import { exportSections, isExported } from './export-sections.js';

const typeOfSection = { cards: 'Card', visits: 'Visit', orders: 'Order' } as const;

describe('the sections of an export', () => {
  it('of access (Article 15) are all of them', () => {
    expect(exportSections.filter((section) => isExported(section, 'ACCESS'))).toEqual(exportSections);
  });

  it.each(exportSections)(
    'of portability (Article 20, P32) follow the classification in the schema: what rests on contract or consent and was provided or observed: %s',
    (section) => {
      const classified = classifications(subgraphSdl('museokortti'), typeOfSection[section]);
      const portable = classified.some(
        ({ basis, source }) =>
          (basis === 'CONTRACT' || basis === 'CONSENT') && (source === 'DATA_SUBJECT' || source === 'SERVICE_USE'),
      );
      expect(isExported(section, 'PORTABILITY')).toBe(portable);
    },
  );
});

function classifications(sdl: DocumentNode, type: string): { basis: unknown; source: unknown }[] {
  return sdl.definitions
    .flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === type ? (node.fields ?? []) : [],
    )
    .flatMap(({ directives }) => (directives ?? []).filter(({ name }) => name.value === 'personalData'))
    .map((directive) => ({ basis: argument(directive, 'basis'), source: argument(directive, 'source') }));
}

function argument(directive: ConstDirectiveNode, name: string): unknown {
  const found = directive.arguments?.find((candidate) => candidate.name.value === name);
  return found && valueFromASTUntyped(found.value);
}

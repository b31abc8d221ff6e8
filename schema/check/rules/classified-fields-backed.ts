import { classifiedFields } from '../../privacy/classification.js';
import type { CheckedSubgraph, Finding, Rule } from '../rule.js';

/**
 * What the schema declares as stored is stored (Article 30): a classified field that no stored path backs would make the record of processing and
 * the notice say what is not so.
 */
export const classifiedFieldsBacked: Rule = {
  name: 'classified-fields-backed',
  cites: 'P5, Article 30',
  check: ({ subgraphs }) => subgraphs.flatMap(fieldsWithoutPath),
};

function fieldsWithoutPath({ name, sdl, collections }: CheckedSubgraph): readonly Finding[] {
  const backed = new Set<string>(
    collections
      .flatMap(({ paths }) => paths)
      .flatMap(({ classification }) => (classification?.kind === 'personal' ? classification.exposedBy : [])),
  );
  return classifiedFields(sdl)
    .filter(({ at }) => !backed.has(at))
    .map(({ at }) => ({
      at: `${name} ${at}`,
      problem: 'is classified as stored, but no stored path of the subgraph backs it',
    }));
}

import { classifiedFields } from '../../privacy/classification.js';
import type { CheckedSubgraph, Finding, Rule } from '../rule.js';

/**
 * Every stored path says which classified field of its own subgraph exposes it, or why none does (P5, Article 30): nothing is stored that the
 * schema, and with it the export and the notice, does not know.
 */
export const storedPathsClassified: Rule = {
  name: 'stored-paths-classified',
  cites: 'P5, Article 30',
  check: ({ subgraphs }) => subgraphs.flatMap(pathsAtFault),
};

function pathsAtFault({ name, sdl, collections }: CheckedSubgraph): readonly Finding[] {
  const classified = new Set(classifiedFields(sdl).map(({ at }) => at));
  return collections.flatMap((collection) =>
    collection.paths.flatMap(({ path, classification }) => {
      const at = `${name} ${collection.name}.${path}`;
      if (!classification) {
        return { at, problem: "is stored but not classified; say personal('Type.field') or operational('why')" };
      }
      if (classification.kind === 'operational') {
        return classification.reason.trim() === '' ? { at, problem: 'is operational without a reason' } : [];
      }
      return classification.exposedBy
        .filter((field) => !classified.has(field))
        .map((field) => ({ at, problem: `is exposed by ${field}, which is no @personalData field of ${name}` }));
    }),
  );
}

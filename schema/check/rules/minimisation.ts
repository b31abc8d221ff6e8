import type { Classification } from '../../privacy/classification.js';
import { classifiedFields } from '../../privacy/classification.js';
import { objectTypes } from '../../privacy/object-fields.js';
import type { CheckedSubgraph, Finding, Rule } from '../rule.js';

interface Side {
  /** The one controller that may stand in its classifications. */
  readonly controller: Classification['controllers'][number];
  readonly forbiddenCategories: readonly Classification['category'][];
  /** What no type, collection or stored path of this side is called after. */
  readonly forbiddenNames: RegExp;
}

/** What each controller's side can neither store nor read. Both hold nothing of who a person is but the id. */
const sides: Readonly<Record<string, Side>> = {
  museokortti: {
    controller: 'FMA_CREATIONS',
    forbiddenCategories: ['DIET', 'TRAINING', 'IDENTITY_AND_CONTACT', 'USE_OF_RIGHTS'],
    forbiddenNames: /diet|training|course|enrol|qualification/i,
  },
  training: {
    controller: 'MUSEOLIITTO',
    forbiddenCategories: ['SERVICE_EVENTS', 'IDENTITY_AND_CONTACT', 'USE_OF_RIGHTS'],
    forbiddenNames: /visit|card|museum|order/i,
  },
};

/**
 * What is stored depends on the relationship (P10): the card side can neither store nor read diets or trainings, the training side can neither
 * store nor read visits, and who a person is stays in the register.
 */
export const minimisation: Rule = {
  name: 'minimisation',
  cites: 'P10',
  check: ({ subgraphs }) =>
    subgraphs.flatMap((subgraph) => {
      const side = sides[subgraph.name];
      return side ? [...misclassified(subgraph, side), ...misnamed(subgraph, side)] : [];
    }),
};

function misclassified({ name, sdl }: CheckedSubgraph, side: Side): readonly Finding[] {
  return classifiedFields(sdl).flatMap(({ at, category, controllers }) => [
    ...(side.forbiddenCategories.includes(category)
      ? [{ at: `${name} ${at}`, problem: `is ${category}, which this side does not hold` }]
      : []),
    ...(controllers.join() === side.controller
      ? []
      : [{ at: `${name} ${at}`, problem: `is not kept by ${side.controller} alone` }]),
  ]);
}

function misnamed({ name, sdl, collections }: CheckedSubgraph, { forbiddenNames }: Side): readonly Finding[] {
  const types = objectTypes(sdl).map((type) => type.name.value);
  const stored = collections.flatMap((collection) => collection.paths.map(({ path }) => `${collection.name}.${path}`));
  return [...types, ...stored]
    .filter((called) => forbiddenNames.test(called))
    .map((called) => ({ at: `${name} ${called}`, problem: 'is called after what this side does not hold' }));
}

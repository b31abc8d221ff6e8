import { PublicError } from '../../shared/errors.js';
import { idOf } from '../../shared/runtime/reference.js';
import { currentDiet } from '../domain/diet.js';
import type { PersonResolvers } from '../generated/types.js';
import { found } from './found.js';

export const Person: PersonResolvers = {
  // Register knows who exists; this side holds nothing of a person but the id, so that any id is taken and has no trainings.
  __resolveReference: ({ id }) => ({ __typename: 'Person', id: idOf(id) }),

  enrolments: ({ id }, pageArguments, { loaders }) => loaders.enrolmentsOfPerson.connection(id, pageArguments),

  qualifications: ({ id }, pageArguments, { loaders }) => loaders.qualificationsOfPerson.connection(id, pageArguments),

  diet: async ({ id }, _args, { loaders, now }) => {
    const diets = await loaders.dietsOfPerson.load(id);
    const withSessions = diets.map(async (diet) => ({
      diet,
      session: found(await loaders.session.load(diet.sessionId), 'session'),
    }));
    return currentDiet(await Promise.all(withSessions), now);
  },

  trainingFacts: async ({ id }, _args, { loaders }) => {
    const facts = await loaders.relationshipFacts.load(id);
    if (!facts.known) throw new PublicError('FACTS_UNAVAILABLE');
    return facts.facts;
  },
};

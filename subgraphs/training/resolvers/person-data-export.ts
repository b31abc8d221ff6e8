import { exportReference } from '../../shared/runtime/reference.js';
import { isExported } from '../domain/export-sections.js';
import type { PersonDataExportResolvers } from '../generated/types.js';

export const PersonDataExport: PersonDataExportResolvers = {
  __resolveReference: (reference) => ({ __typename: 'PersonDataExport', ...exportReference(reference) }),

  // Read as a whole before anything of it is answered: a section that fails nulls the part, and the export says PARTIAL.
  training: async ({ personId, kind }, _args, { loaders }) => {
    const [enrolments, qualifications, diets] = await Promise.all([
      isExported('enrolments', kind) ? loaders.enrolmentsOfPerson.history(personId) : [],
      isExported('qualifications', kind) ? loaders.qualificationsOfPerson.history(personId) : [],
      isExported('diets', kind) ? loaders.dietsOfPerson.load(personId) : [],
    ]);
    return { complete: true, enrolments, qualifications, diets };
  },
};

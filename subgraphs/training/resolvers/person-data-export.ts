import type { PersonDataExportResolvers } from '../generated/types.js';
import { exportKindOf, idOf } from './reference.js';

export const personDataExportResolvers: PersonDataExportResolvers = {
  __resolveReference: ({ id, personId, kind }) => ({
    __typename: 'PersonDataExport',
    id: idOf(id),
    personId: idOf(personId),
    kind: exportKindOf(kind),
  }),

  // Read as a whole before anything of it is answered: a part that fails nulls it all, and the export says PARTIAL.
  training: async ({ personId, kind }, _arguments, { repositories, loaders }) => {
    const [enrolments, qualifications, diets] = await Promise.all([
      repositories.enrolments.ofPersons([personId]),
      // Assigned by the controller, neither provided by the person nor observed of them: not portable (Article 20).
      kind === 'PORTABILITY' ? [] : repositories.qualifications.ofPerson(personId),
      loaders.dietsOfPerson.load(personId),
    ]);
    return { complete: true, enrolments, qualifications, diets };
  },
};

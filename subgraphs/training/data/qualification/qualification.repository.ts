import type { Connection } from 'mongoose';
import { qualificationSchema } from './qualification.model.js';

export interface QualificationRepository {
  /** Those of these persons who have a qualification, in one database operation over the index alone. */
  holders(personIds: readonly string[]): Promise<ReadonlySet<string>>;
}

export function qualificationRepository(connection: Connection): QualificationRepository {
  const qualifications = connection.model('Qualification', qualificationSchema);
  return {
    holders: async (personIds) => {
      const rows = await qualifications.aggregate<{ readonly _id: string }>([
        { $match: { personId: { $in: personIds } } },
        { $group: { _id: '$personId' } },
      ]);
      return new Set(rows.map(({ _id }) => _id));
    },
  };
}

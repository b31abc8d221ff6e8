import type { Connection } from 'mongoose';
import type { ListByParent } from '../../../shared/mongo/pages-by-parent.js';
import type { QualificationSource } from '../../mappers.js';
import type { QualificationDocument } from './model.js';
import { qualificationSchema } from './model.js';

export type QualificationRepository = ReturnType<typeof qualificationRepository>;

export function qualificationRepository(connection: Connection) {
  const qualifications = connection.model('Qualification', qualificationSchema);
  return {
    /** All qualifications of a person, oldest first. */
    async ofPerson(personId: string): Promise<readonly QualificationSource[]> {
      const found = await qualifications.find({ personId }).sort({ awardedOn: 1, _id: 1 }).lean();
      return found.map(qualificationSource);
    },
  };
}

/** A person's qualifications, newest first. */
export function qualificationsOfPerson(connection: Connection): ListByParent<QualificationDocument> {
  return { connection, collection: 'qualifications', parent: 'personId', time: 'awardedOn', timeIs: 'day' };
}

export function qualificationSource({ _id, ...qualification }: QualificationDocument): QualificationSource {
  return { id: _id, ...qualification };
}

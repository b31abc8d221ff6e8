import type { Connection } from 'mongoose';
import type { ListByParent } from '../../../shared/mongo/pages-by-parent.js';
import type { QualificationSource } from '../../mappers.js';
import type { QualificationDocument } from './qualification.model.js';

/** A person's qualifications, newest first. */
export function qualificationsOfPerson(connection: Connection): ListByParent<QualificationDocument> {
  return { connection, collection: 'qualifications', parent: 'personId', time: 'awardedOn' };
}

export function qualificationSource({ _id, ...qualification }: QualificationDocument): QualificationSource {
  return { id: _id, ...qualification };
}

import type { ClientSession, Connection } from 'mongoose';
import type { ListByParent } from '../../../shared/mongo/pages-by-parent.js';
import { liveStates } from '../../domain/enrolment.js';
import type { EnrolmentSource } from '../../mappers.js';
import type { EnrolmentDocument } from './enrolment.model.js';
import { enrolmentSchema } from './enrolment.model.js';

/** More enrolments than the persons of one request have: all of them come at once. */
const oneRoundTrip = 10_000;

export type EnrolmentRepository = ReturnType<typeof enrolmentRepository>;

export function enrolmentRepository(connection: Connection) {
  const enrolments = connection.model('Enrolment', enrolmentSchema);
  return {
    async byIds(ids: readonly string[]): Promise<readonly EnrolmentSource[]> {
      const found = await enrolments
        .find({ _id: { $in: ids } })
        .batchSize(ids.length + 1)
        .lean();
      return found.map(enrolmentSource);
    },

    /** All enrolments of these persons, oldest first. */
    async ofPersons(personIds: readonly string[]): Promise<readonly EnrolmentSource[]> {
      const found = await enrolments
        .find({ personId: { $in: personIds } })
        .sort({ personId: -1, enrolledAt: 1, _id: 1 })
        .batchSize(oneRoundTrip)
        .lean();
      return found.map(enrolmentSource);
    },

    /** Does the person hold a live enrolment on the session, as the transaction sees it? */
    async isEnrolled(personId: string, sessionId: string, transaction: ClientSession): Promise<boolean> {
      const live = { personId, sessionId, state: { $in: liveStates } };
      return (await enrolments.exists(live).session(transaction)) !== null;
    },

    async insert({ id, ...enrolment }: EnrolmentSource, transaction: ClientSession): Promise<void> {
      await enrolments.create([{ _id: id, ...enrolment }], { session: transaction });
    },
  };
}

/** A person's enrolments, newest first. */
export function enrolmentsOfPerson(connection: Connection): ListByParent<EnrolmentDocument> {
  return { connection, collection: 'enrolments', parent: 'personId', time: 'enrolledAt' };
}

export function enrolmentSource({ _id, completedAt, ...enrolment }: EnrolmentDocument): EnrolmentSource {
  return { id: _id, completedAt: completedAt ?? null, ...enrolment };
}

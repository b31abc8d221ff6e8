import type { ClientSession, Connection } from 'mongoose';
import type { ListByParent } from '../../../shared/mongo/pages-by-parent.js';
import type { CourseSessionSource } from '../../mappers.js';
import type { SessionDocument } from './session.model.js';
import { sessionSchema } from './session.model.js';

export type SessionRepository = ReturnType<typeof sessionRepository>;

export function sessionRepository(connection: Connection) {
  const sessions = connection.model('Session', sessionSchema);
  return {
    async byIds(ids: readonly string[]): Promise<readonly CourseSessionSource[]> {
      const found = await sessions
        .find({ _id: { $in: ids } })
        .batchSize(ids.length + 1)
        .lean();
      return found.map(sessionSource);
    },

    /** The session as the transaction sees it. */
    async inTransaction(id: string, transaction: ClientSession): Promise<CourseSessionSource | null> {
      const found = await sessions.findById(id).session(transaction).lean();
      return found && sessionSource(found);
    },

    /**
     * Takes one place, if one is left at the moment of writing.
     * @returns false when the last place is gone
     */
    async takePlace(id: string, transaction: ClientSession): Promise<boolean> {
      const { modifiedCount } = await sessions.updateOne(
        { _id: id, $expr: { $lt: ['$taken', '$capacity'] } },
        { $inc: { taken: 1 } },
        { session: transaction },
      );
      return modifiedCount === 1;
    },
  };
}

/** A course's sessions, latest start first. */
export function sessionsOfCourse(connection: Connection): ListByParent<SessionDocument> {
  return { connection, collection: 'sessions', parent: 'courseId', time: 'startsAt' };
}

export function sessionSource({ _id, catererId, ...session }: SessionDocument): CourseSessionSource {
  return { id: _id, catererId: catererId ?? null, ...session };
}

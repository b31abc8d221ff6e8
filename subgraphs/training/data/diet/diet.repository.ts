import type { Connection } from 'mongoose';
import { dietCodes } from '../../domain/diet.js';
import type { DietCode } from '../../generated/types.js';
import type { DietSource } from '../../mappers.js';
import type { DietDocument } from './diet.model.js';
import { dietSchema } from './diet.model.js';

/** How many portions of one diet a session needs. */
export interface Portions {
  readonly code: DietCode;
  readonly portions: number;
}

export type DietRepository = ReturnType<typeof dietRepository>;

/** Diets. One past its `deletedFrom` is held no more: it is not read, whether or not it has been destroyed already (P10). */
export function dietRepository(connection: Connection) {
  const diets = connection.model('Diet', dietSchema);
  return {
    /** All diets that are held of these persons, oldest first. */
    async ofPersons(personIds: readonly string[], now: Date): Promise<readonly DietSource[]> {
      const found = await diets.find({ personId: { $in: personIds }, deletedFrom: { $gt: now } }).lean();
      return found.map(dietSource).sort((a, b) => a.deletedFrom.getTime() - b.deletedFrom.getTime());
    },

    /** The portions that these sessions need, by session: added up by the database, so that nobody's diet leaves it. */
    async portionsOfSessions(
      sessionIds: readonly string[],
      now: Date,
    ): Promise<ReadonlyMap<string, readonly Portions[]>> {
      const counted = await diets.aggregate<{ _id: { sessionId: string; code: DietCode }; portions: number }>([
        { $match: { sessionId: { $in: sessionIds }, deletedFrom: { $gt: now } } },
        { $unwind: '$codes' },
        { $group: { _id: { sessionId: '$sessionId', code: '$codes' }, portions: { $sum: 1 } } },
      ]);
      return new Map(
        sessionIds.map((sessionId) => [
          sessionId,
          dietCodes.flatMap((code) => {
            const found = counted.find(({ _id }) => _id.sessionId === sessionId && _id.code === code);
            return found ? [{ code, portions: found.portions }] : [];
          }),
        ]),
      );
    },
  };
}

export function dietSource({ personId, sessionId, codes, deletedFrom }: DietDocument): DietSource {
  return { personId, sessionId, codes, deletedFrom };
}

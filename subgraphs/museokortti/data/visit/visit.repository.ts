import type { ClientSession, PipelineStage } from 'mongoose';
import type { VisitBooks } from '../../domain/visit-state.js';
import type { VisitSource } from '../../mappers.js';
import { isDuplicateKey } from '../../../shared/mongo/once.js';
import type { VisitModel } from './visit.model.js';
import { visitSource } from './visit.source.js';

/** What the relationship facts take from a person's visits. */
export interface VisitSummary {
  /** The latest visit that was not struck out; null when there is none. */
  readonly lastVisitAt: Date | null;
  /** Visits registered and not settled yet. */
  readonly unsettled: number;
}

/** Reads and writes visits; gives and takes plain objects. */
export interface VisitRepository {
  byId(id: string, session?: ClientSession): Promise<VisitSource | null>;
  /** One summary a person who has visits, in one database operation over the index alone. */
  summaries(personIds: readonly string[], books: VisitBooks): Promise<ReadonlyMap<string, VisitSummary>>;
  /** Is there a visit, not struck out, with this card or the one that it replaced, at this museum on this Helsinki day? */
  exists(visit: Pick<VisitSource, 'serviceNumber' | 'siteId' | 'day'>, session: ClientSession): Promise<boolean>;
  /** @returns false when the unique index holds such a visit already; the transaction of the session is then at its end */
  add(visit: VisitSource, session: ClientSession): Promise<boolean>;
  /** The visits of these services at these museums that stand. */
  standingOf(
    serviceNumbers: readonly string[],
    siteIds: readonly string[],
    session: ClientSession,
  ): Promise<readonly Pick<VisitSource, 'serviceNumber' | 'siteId' | 'day'>[]>;
  /** Adds many at once. @throws the server's duplicate key error when the unique index holds one of them already */
  addAll(visits: readonly VisitSource[], session: ClientSession): Promise<void>;
  strikeOut(id: string, at: Date, session: ClientSession): Promise<void>;
  /** The Helsinki day of a service's first visit that was not struck out; null when there is none. */
  firstDay(serviceNumber: string, session: ClientSession): Promise<string | null>;
  /** Gives the visits of a service, struck-out ones too, to the person to whom its card is registered from now on. */
  registerTo(serviceNumber: string, personId: string, session: ClientSession): Promise<void>;
}

export function visitRepository(visits: VisitModel): VisitRepository {
  return {
    byId: async (id, session) => {
      const visit = await visits.findById(id, null, session ? { session } : {}).lean();
      return visit && visitSource(visit);
    },
    summaries: async (personIds, books) => {
      const rows = await visits.aggregate<VisitSummary & { readonly _id: string }>(
        visitSummaryPipeline(personIds, books),
      );
      return new Map(rows.map(({ _id, lastVisitAt, unsettled }) => [_id, { lastVisitAt, unsettled }]));
    },
    exists: async ({ serviceNumber, siteId, day }, session) =>
      (await visits.exists({ serviceNumber, siteId, day, voidedAt: null }).session(session).lean()) !== null,
    add: async ({ id, ...visit }, session) => {
      try {
        await visits.create([{ _id: id, ...visit }], { session });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    standingOf: async (serviceNumbers, siteIds, session) => {
      const filter = { serviceNumber: { $in: serviceNumbers }, siteId: { $in: siteIds }, voidedAt: null };
      return visits.find(filter, { _id: 0, serviceNumber: 1, siteId: 1, day: 1 }, { session }).lean();
    },
    addAll: async (added, session) => {
      if (added.length === 0) return;
      // Past mongoose, whose documents would cost more than the writing; the database's validator judges them all the same.
      const documents = added.map(({ id, ...visit }) => ({ _id: id, ...visit }));
      await visits.db.collection<{ _id: string }>(visits.collection.name).insertMany(documents, { session });
    },
    strikeOut: async (id, at, session) => {
      await visits.updateOne({ _id: id }, { $set: { voidedAt: at } }, { session });
    },
    firstDay: async (serviceNumber, session) => {
      const [first] = await visits
        .aggregate<{ readonly day: string }>([
          { $match: { serviceNumber, voidedAt: null } },
          { $group: { _id: null, day: { $min: '$day' } } },
        ])
        .session(session);
      return first?.day ?? null;
    },
    registerTo: async (serviceNumber, personId, session) => {
      // Two, each by an index of its own: an index of all visits by service would cost every visit.
      for (const voidedAt of [null, { $type: 'date' }] as const) {
        await visits.updateMany({ serviceNumber, voidedAt }, { $set: { personId } }, { session });
      }
    },
  };
}

/** Covered by the index `by-person-and-day`; apart, so that a test can ask the server to explain it. */
export function visitSummaryPipeline(personIds: readonly string[], books: VisitBooks): PipelineStage[] {
  const stands = { $eq: ['$voidedAt', null] };
  return [
    { $match: { personId: { $in: personIds } } },
    {
      $group: {
        _id: '$personId',
        // A null counts only where there is nothing else.
        lastVisitAt: { $max: { $cond: [stands, '$visitedAt', null] } },
        unsettled: { $sum: { $cond: [{ $and: [stands, { $not: [settledBy(books)] }] }, 1, 0] } },
      },
    },
  ];
}

/** What `isSettled` says, for the database. */
function settledBy({ closedUntil, recordedUntil }: VisitBooks): object {
  if (closedUntil === null || recordedUntil === null) return { $literal: false };
  return { $and: [{ $lte: ['$day', closedUntil] }, { $lte: ['$recordedAt', recordedUntil] }] };
}

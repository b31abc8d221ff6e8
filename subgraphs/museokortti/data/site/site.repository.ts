import type { ClientSession } from 'mongoose';
import type { Page } from '../../../shared/runtime/connection.js';
import { positionOf } from '../../../shared/runtime/connection.js';
import type { SiteSource } from '../../mappers.js';
import type { SiteDocument, SiteModel } from './site.model.js';
import { siteSource } from './site.source.js';

/** Reads museums; gives plain objects. */
export interface SiteRepository {
  byId(id: string, session: ClientSession): Promise<SiteSource | null>;
  byIds(ids: readonly string[], session?: ClientSession): Promise<readonly SiteSource[]>;
  /** Up to `page.limit` museums, by name as Finnish sorts. @throws BAD_USER_INPUT when the page begins at a cursor of another list */
  byName(page: Page): Promise<readonly SiteSource[]>;
  count(): Promise<number>;
}

/** How names of museums sort: … z å ä ö. The index `by-name` has the same. */
export const siteNameCollation = { locale: 'fi' } as const;

export function siteRepository(sites: SiteModel): SiteRepository {
  return {
    byId: async (id, session) => {
      const site = await sites.findById(id).session(session).lean();
      return site && siteSource(site);
    },
    byIds: async (ids, session) => {
      // In one batch: the server would keep what comes after a hundred and one for a second round trip.
      const found = await sites
        .find({ _id: { $in: ids } }, null, session ? { session } : {})
        .batchSize(ids.length + 1)
        .lean();
      return found.map(siteSource);
    },
    byName: async (page) => {
      const position = await positionOf(page, (id) => sites.findById(id, { name: 1 }).lean());
      const found = await sites
        .find(beyond(position))
        .collation(siteNameCollation)
        .sort({ name: 1, _id: 1 })
        .limit(page.limit)
        .lean();
      return found.map(siteSource);
    },
    count: () => sites.estimatedDocumentCount(),
  };
}

/** The outer bound lets the index start at the position; the alternatives take out what shares its name and came before. */
function beyond(position: Pick<SiteDocument, '_id' | 'name'> | null): object {
  if (position === null) return {};
  const { name, _id } = position;
  return { name: { $gte: name }, $or: [{ name: { $gt: name } }, { _id: { $gt: _id } }] };
}

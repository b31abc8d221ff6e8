import type { ClientSession } from 'mongoose';
import { PublicError } from '../../../shared/errors.js';
import type { CursorKey, Page, PageArguments } from '../../../shared/runtime/connection.js';
import { pageOf } from '../../../shared/runtime/connection.js';
import type { SiteSource } from '../../mappers.js';
import type { SiteModel } from './site.model.js';
import { siteSource } from './site.source.js';

/** Reads museums; gives plain objects. */
export interface SiteRepository {
  byId(id: string, session: ClientSession): Promise<SiteSource | null>;
  byIds(ids: readonly string[]): Promise<readonly SiteSource[]>;
  /** Up to `page.limit` museums, by name as Finnish sorts. */
  byName(page: Page<CursorKey>): Promise<readonly SiteSource[]>;
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
    byIds: async (ids) => {
      // In one batch: the server would keep what comes after a hundred and one for a second round trip.
      const found = await sites
        .find({ _id: { $in: ids } })
        .batchSize(ids.length + 1)
        .lean();
      return found.map(siteSource);
    },
    byName: async ({ after, limit }) => {
      const found = await sites
        .find(beyond(after))
        .collation(siteNameCollation)
        .sort({ name: 1, _id: 1 })
        .limit(limit)
        .lean();
      return found.map(siteSource);
    },
    count: () => sites.estimatedDocumentCount(),
  };
}

/** Checks the arguments of the list of museums. @throws BAD_USER_INPUT when `first` is not 1–100 or `after` is no cursor of this list */
export function sitePage(pageArguments: PageArguments): Page<CursorKey> {
  const page = pageOf(pageArguments, 2);
  if (page.after?.some((value) => typeof value !== 'string')) {
    throw new PublicError('BAD_USER_INPUT', 'after is not a cursor of this list.');
  }
  return page;
}

/** Where a museum stands in the list by name. */
export function siteKey({ name, id }: SiteSource): CursorKey {
  return [name, id];
}

function beyond(after: CursorKey | null): object {
  if (after === null) return {};
  const [name, id] = after;
  return { name: { $gte: name }, $or: [{ name: { $gt: name } }, { _id: { $gt: id } }] };
}

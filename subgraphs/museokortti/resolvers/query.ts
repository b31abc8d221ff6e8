import { connectionOf, pageOf } from '../../shared/runtime/connection.js';
import type { QueryResolvers } from '../generated/types.js';

export const Query: QueryResolvers = {
  sites: async (_source, pageArguments, { repositories }) => {
    const page = pageOf(pageArguments);
    const sites = await repositories.sites.byName(page);
    return { ...connectionOf(sites, page, ({ id }) => id), totalCount: () => repositories.sites.count() };
  },
  site: (_source, { id }, { loaders }) => loaders.sites.load(id),
};

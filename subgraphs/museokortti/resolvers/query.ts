import { connectionOf } from '../../shared/runtime/connection.js';
import { siteKey, sitePage } from '../data/site/site.repository.js';
import type { QueryResolvers } from '../generated/types.js';

export const query: QueryResolvers = {
  sites: async (_, pageArguments, { repositories }) => {
    const page = sitePage(pageArguments);
    const sites = await repositories.sites.byName(page);
    return { ...connectionOf(sites, page, siteKey), totalCount: () => repositories.sites.count() };
  },
  site: (_, { id }, { loaders }) => loaders.sites.load(id),
};

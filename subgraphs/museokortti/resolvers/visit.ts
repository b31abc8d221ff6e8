import { visitState } from '../domain/visit-state.js';
import type { VisitResolvers } from '../generated/types.js';
import { siteOf } from './site-of.js';

export const Visit: VisitResolvers = {
  site: siteOf,
  state: async (source, _args, { loaders }) => visitState(source, await loaders.books()),
};

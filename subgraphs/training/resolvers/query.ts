import { connectionOf, pageOf } from '../../shared/runtime/connection.js';
import type { QueryResolvers } from '../generated/types.js';

export const Query: QueryResolvers = {
  courses: async (_source, pageArguments, { repositories }) => {
    const page = pageOf(pageArguments);
    const courses = await repositories.courses.page(page);
    return { ...connectionOf(courses, page, ({ id }) => id), totalCount: () => repositories.courses.count() };
  },
  session: (_source, { id }, { loaders }) => loaders.session.load(id),
};

import { connectionOf, pageOf } from '../../shared/runtime/connection.js';
import type { QueryResolvers } from '../generated/types.js';

export const queryResolvers: QueryResolvers = {
  courses: async (_query, pageArguments, { repositories }) => {
    const page = pageOf(pageArguments);
    const courses = await repositories.courses.page(page);
    return { ...connectionOf(courses, page, ({ id }) => id), totalCount: () => repositories.courses.count() };
  },
  session: (_query, { id }, { loaders }) => loaders.session.load(id),
};

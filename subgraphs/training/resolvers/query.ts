import { connectionOf } from '../../shared/runtime/connection.js';
import { courseKey, coursePage } from '../data/course/course.repository.js';
import type { QueryResolvers } from '../generated/types.js';

export const queryResolvers: QueryResolvers = {
  courses: async (_query, pageArguments, { repositories }) => {
    const page = coursePage(pageArguments);
    const courses = await repositories.courses.page(page);
    return { ...connectionOf(courses, page, courseKey), totalCount: () => repositories.courses.count() };
  },
  session: (_query, { id }, { loaders }) => loaders.session.load(id),
};

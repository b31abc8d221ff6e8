import type { CourseResolvers } from '../generated/types.js';

export const Course: CourseResolvers = {
  sessions: ({ id }, pageArguments, { loaders }) => loaders.sessionsOfCourse.connection(id, pageArguments),
};

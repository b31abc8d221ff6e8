import type { CourseSessionResolvers } from '../generated/types.js';
import { found } from './found.js';

export const CourseSession: CourseSessionResolvers = {
  course: async ({ courseId }, _args, { loaders }) => found(await loaders.course.load(courseId), 'course'),
  placesLeft: ({ capacity, taken }) => Math.max(0, capacity - taken),
  // Only for the caterer of this very session: the policy `caters-session` has judged the session before this runs.
  diets: ({ id }, _args, { loaders }) => loaders.portionsOfSession.load(id),
};

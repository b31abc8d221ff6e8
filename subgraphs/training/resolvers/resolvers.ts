import { scalarResolvers } from '../../shared/runtime/scalars.js';
import type { Resolvers } from '../generated/types.js';
import { CourseSession } from './course-session.js';
import { Course } from './course.js';
import { Diet } from './diet.js';
import { enrol } from './enrol.js';
import { Enrolment } from './enrolment.js';
import { PersonDataExport } from './person-data-export.js';
import { Person } from './person.js';
import { Query } from './query.js';

/** The resolvers by the type they expand. What is not here is a plain property of its source. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Query,
  Mutation: { enrol },
  Person,
  PersonDataExport,
  Course,
  CourseSession,
  Enrolment,
  Diet,
};

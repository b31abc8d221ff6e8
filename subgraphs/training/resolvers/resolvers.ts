import { scalarResolvers } from '../../shared/runtime/scalars.js';
import type { Resolvers } from '../generated/types.js';
import { courseSessionResolvers } from './course-session.js';
import { courseResolvers } from './course.js';
import { dietResolvers } from './diet.js';
import { enrol } from './enrol.js';
import { enrolmentResolvers } from './enrolment.js';
import { personDataExportResolvers } from './person-data-export.js';
import { personResolvers } from './person.js';
import { queryResolvers } from './query.js';

/** The resolvers of the training side; a type that is not here is resolved by its fields' names. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Query: queryResolvers,
  Mutation: { enrol },
  Person: personResolvers,
  PersonDataExport: personDataExportResolvers,
  Course: courseResolvers,
  CourseSession: courseSessionResolvers,
  Enrolment: enrolmentResolvers,
  Diet: dietResolvers,
};

import type { Connection } from 'mongoose';
import type { CourseRepository } from './course/course.repository.js';
import { courseRepository } from './course/course.repository.js';
import type { DietRepository } from './diet/diet.repository.js';
import { dietRepository } from './diet/diet.repository.js';
import type { EnrolmentRepository } from './enrolment/enrolment.repository.js';
import { enrolmentRepository } from './enrolment/enrolment.repository.js';
import type { QualificationRepository } from './qualification/qualification.repository.js';
import { qualificationRepository } from './qualification/qualification.repository.js';
import type { SessionRepository } from './session/session.repository.js';
import { sessionRepository } from './session/session.repository.js';

/** What the training side stores, an entity each. */
export interface Repositories {
  readonly courses: CourseRepository;
  readonly sessions: SessionRepository;
  readonly enrolments: EnrolmentRepository;
  readonly diets: DietRepository;
  readonly qualifications: QualificationRepository;
}

export function repositoriesOf(connection: Connection): Repositories {
  return {
    courses: courseRepository(connection),
    sessions: sessionRepository(connection),
    enrolments: enrolmentRepository(connection),
    diets: dietRepository(connection),
    qualifications: qualificationRepository(connection),
  };
}

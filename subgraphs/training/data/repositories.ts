import type { Connection } from 'mongoose';
import type { CourseRepository } from './course/repository.js';
import { courseRepository } from './course/repository.js';
import type { DietRepository } from './diet/repository.js';
import { dietRepository } from './diet/repository.js';
import type { EnrolmentRepository } from './enrolment/repository.js';
import { enrolmentRepository } from './enrolment/repository.js';
import type { QualificationRepository } from './qualification/repository.js';
import { qualificationRepository } from './qualification/repository.js';
import type { SessionRepository } from './session/repository.js';
import { sessionRepository } from './session/repository.js';

/** What the training side stores, an entity each. */
export interface Repositories {
  readonly courses: CourseRepository;
  readonly sessions: SessionRepository;
  readonly enrolments: EnrolmentRepository;
  readonly qualifications: QualificationRepository;
  readonly diets: DietRepository;
}

export function repositoriesOf(connection: Connection): Repositories {
  return {
    courses: courseRepository(connection),
    sessions: sessionRepository(connection),
    enrolments: enrolmentRepository(connection),
    qualifications: qualificationRepository(connection),
    diets: dietRepository(connection),
  };
}

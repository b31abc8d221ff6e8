import type { Migration } from '../../shared/mongo/migrations.js';
import { coursesEnrolmentsDiets } from './0001-courses-enrolments-diets.js';

/** The training database's versions, oldest first. */
export const trainingMigrations: readonly Migration[] = [coursesEnrolmentsDiets];

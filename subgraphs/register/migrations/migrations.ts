import type { Migration } from '../../shared/mongo/migrations.js';
import { personsAndRights } from './0001-persons-and-rights.js';

/** The register's database from empty to this version, in order. */
export const migrations: readonly Migration[] = [personsAndRights];

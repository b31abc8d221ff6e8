import type { Migration } from '../../shared/mongo/migrations.js';
import { personsAndRights } from './0001-persons-and-rights.js';
import { closedDocuments } from './0002-closed-documents.js';
import { searchByPhone } from './0003-search-by-phone.js';

/** The register's database from empty to this version, in order. */
export const migrations: readonly Migration[] = [personsAndRights, closedDocuments, searchByPhone];

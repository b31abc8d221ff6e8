import type { Migration } from '../../shared/mongo/migrations.js';
import { cardsVisitsOrdersSites } from './0001-cards-visits-orders-sites.js';

/** The steps of this database's structure, in their order. */
export const migrations: readonly Migration[] = [cardsVisitsOrdersSites];

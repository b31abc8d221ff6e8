import type { Migration } from '../../shared/mongo/migrations.js';
import { cardsVisitsOrdersSites } from './0001-cards-visits-orders-sites.js';
import { validityAndBooksFromFacts } from './0002-validity-and-books-from-facts.js';

/** The steps of this database's structure, in their order. */
export const migrations: readonly Migration[] = [cardsVisitsOrdersSites, validityAndBooksFromFacts];

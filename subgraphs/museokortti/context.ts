import type { Caller } from '../shared/access/caller.js';
import type { Clock } from '../shared/clock.js';
import type { CardDesk } from './data/card/card-desk.js';
import type { Loaders } from './data/loaders.js';
import type { Repositories } from './data/repositories.js';
import type { RegisterVisits } from './data/visit/batch-registrar.js';
import type { RegisterVisit } from './data/visit/visit-registrar.js';
import type { VoidVisit } from './data/visit/visit-voider.js';

/** What the resolvers of one request share. */
export interface Context {
  readonly caller: Caller;
  readonly clock: Clock;
  readonly repositories: Repositories;
  /** Live for this request alone. */
  readonly loaders: Loaders;
  readonly registerVisit: RegisterVisit;
  readonly registerVisits: RegisterVisits;
  readonly voidVisit: VoidVisit;
  /** The mutations of cards, for this caller. */
  readonly cardDesk: CardDesk;
}

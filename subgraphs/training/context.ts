import type { Caller } from '../shared/access/caller.js';
import type { Enrol } from './data/enrolment/enrol.js';
import type { Loaders } from './data/loaders.js';
import type { Repositories } from './data/repositories.js';

/** What the resolvers of one request work with. */
export interface Context {
  readonly caller: Caller;
  /** The instant of the request, UTC. */
  readonly now: Date;
  readonly repositories: Repositories;
  /** Live for this request alone. */
  readonly loaders: Loaders;
  readonly enrol: Enrol;
}

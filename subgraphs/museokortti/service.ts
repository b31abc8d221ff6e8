import { connectMongo } from '../shared/mongo/connect.js';
import type { ServiceOptions, ServiceParts } from '../shared/runtime/service.js';
import { subgraphOf } from '../shared/runtime/service.js';
import type { Subgraph } from '../shared/runtime/subgraph.js';
import type { Context } from './context.js';
import { cardDesk } from './data/card/card-desk.js';
import { createLoaders } from './data/loaders.js';
import { createRepositories } from './data/repositories.js';
import { batchRegistrar } from './data/visit/batch-registrar.js';
import { visitRegistrar } from './data/visit/visit-registrar.js';
import { visitVoider } from './data/visit/visit-voider.js';
import type { VisitSettings } from './domain/register-visit.js';
import { defaultVisitSettings } from './domain/register-visit.js';
import { migrations } from './migrations/migrations.js';
import { resolvers } from './resolvers/resolvers.js';

export interface MuseokorttiOptions extends ServiceOptions {
  /** How visits are judged; `defaultVisitSettings` when left out. */
  readonly visitSettings?: VisitSettings;
}

/**
 * The card service of FMA Creations Oy: cards, visits, orders and museums.
 * @throws StartupError when its database cannot be used
 */
export async function createMuseokorttiSubgraph(options: MuseokorttiOptions): Promise<Subgraph> {
  return subgraphOf(await museokorttiParts(options), options);
}

/** The same in parts, connected. @throws StartupError when its database cannot be used */
export async function museokorttiParts(options: MuseokorttiOptions): Promise<ServiceParts<Context>> {
  const { mongoUri, clock, visitSettings = defaultVisitSettings } = options;
  const connection = await connectMongo({ uri: mongoUri, appName: 'museokortti' });
  const repositories = createRepositories(connection);
  const registerVisit = visitRegistrar({ connection, repositories, clock, settings: visitSettings });
  const registerVisits = batchRegistrar({ connection, repositories, clock, settings: visitSettings });
  const voidVisit = visitVoider({ connection, repositories, clock });
  return {
    name: 'museokortti',
    connection,
    migrations,
    resolvers,
    context: (caller) => ({
      caller,
      clock,
      repositories,
      loaders: createLoaders(connection, repositories),
      registerVisit,
      registerVisits,
      voidVisit,
      cardDesk: cardDesk({ connection, repositories, clock }, caller),
    }),
  };
}

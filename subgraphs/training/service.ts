import { connectMongo } from '../shared/mongo/connect.js';
import type { ServiceOptions, ServiceParts } from '../shared/runtime/service.js';
import { subgraphOf } from '../shared/runtime/service.js';
import type { Subgraph } from '../shared/runtime/subgraph.js';
import type { Context } from './context.js';
import { enrolling } from './data/enrolment/enrol.js';
import { loadersOf } from './data/loaders.js';
import { repositoriesOf } from './data/repositories.js';
import { trainingMigrations } from './migrations/migrations.js';
import { resolvers } from './resolvers/resolvers.js';

/**
 * The training of Suomen museoliitto ry: courses, sessions, enrolments, qualifications, diets.
 * @throws StartupError when its database cannot be used
 */
export async function createTrainingSubgraph(options: ServiceOptions): Promise<Subgraph> {
  return subgraphOf(await trainingParts(options), options);
}

/** The same in parts, connected. @throws StartupError when its database cannot be used */
export async function trainingParts({ mongoUri, clock }: ServiceOptions): Promise<ServiceParts<Context>> {
  const connection = await connectMongo({ uri: mongoUri, appName: 'training' });
  const repositories = repositoriesOf(connection);
  const enrol = enrolling(connection, clock, repositories);
  return {
    name: 'training',
    connection,
    migrations: trainingMigrations,
    resolvers,
    context: (caller) => {
      const now = clock.now();
      return { caller, now, repositories, loaders: loadersOf(connection, repositories, now), enrol };
    },
  };
}

import { connectMongo, databaseOf } from '../shared/mongo/connect.js';
import { migrate } from '../shared/mongo/migrations.js';
import { subgraphSdl } from '../shared/runtime/sdl.js';
import type { Subgraph } from '../shared/runtime/subgraph.js';
import { subgraphExecutor } from '../shared/runtime/subgraph.js';
import { statementVerifier } from '../shared/statement.js';
import type { TrainingOptions } from './config.js';
import type { Context } from './context.js';
import { enrolling } from './data/enrolment/enrol.js';
import { loadersOf } from './data/loaders.js';
import { repositoriesOf } from './data/repositories.js';
import { trainingMigrations } from './migrations/migrations.js';
import { resolvers } from './resolvers/resolvers.js';

/**
 * The subgraph of Suomen museoliitto ry, connected to its database; `migrate()` comes before the first operation.
 * @throws StartupError when its database cannot be used
 */
export async function createTrainingSubgraph(options: TrainingOptions): Promise<Subgraph> {
  const { mongoUri, statementPublicKey, clock, logger } = options;
  const connection = await connectMongo({ uri: mongoUri, appName: 'training' });
  const repositories = repositoriesOf(connection);
  const enrol = enrolling(connection, clock, repositories);
  const execute = subgraphExecutor<Context>({
    name: 'training',
    sdl: subgraphSdl('training'),
    resolvers,
    context: (caller) => {
      const now = clock.now();
      return { caller, now, repositories, loaders: loadersOf(connection, repositories, now), enrol };
    },
    verifyStatement: statementVerifier(statementPublicKey, clock),
    logger,
  });
  return {
    name: 'training',
    execute,
    checkReady: async () => {
      await databaseOf(connection).command({ ping: 1 });
    },
    migrate: async () => {
      await migrate(connection, trainingMigrations, {
        onMigration: (migration) => logger.info({ service: 'training', migration }, 'migrating'),
      });
    },
    close: () => connection.close(),
  };
}

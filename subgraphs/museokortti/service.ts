import type { CryptoKey } from 'jose';
import type { Logger } from 'pino';
import type { Clock } from '../shared/clock.js';
import { connectMongo, databaseOf } from '../shared/mongo/connect.js';
import { migrate } from '../shared/mongo/migrations.js';
import { subgraphSdl } from '../shared/runtime/sdl.js';
import type { Subgraph } from '../shared/runtime/subgraph.js';
import { subgraphExecutor } from '../shared/runtime/subgraph.js';
import { statementVerifier } from '../shared/statement.js';
import type { Context } from './context.js';
import { createLoaders } from './data/loaders.js';
import { createRepositories } from './data/repositories.js';
import { visitRegistrar } from './data/visit/visit-registrar.js';
import type { VisitSettings } from './domain/register-visit.js';
import { defaultVisitSettings } from './domain/register-visit.js';
import { migrations } from './migrations/migrations.js';
import { resolvers } from './resolvers/resolvers.js';

const name = 'museokortti';

export interface MuseokorttiOptions {
  /** The card service's own database with its own login. */
  readonly mongoUri: string;
  /** The gateway's: who may sign caller statements. */
  readonly statementPublicKey: CryptoKey;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How visits are judged; `defaultVisitSettings` when left out. */
  readonly visitSettings?: VisitSettings;
}

/**
 * The card service of FMA Creations Oy: cards, visits, orders and museums.
 * @throws StartupError when its database cannot be used
 */
export async function createMuseokorttiSubgraph(options: MuseokorttiOptions): Promise<Subgraph> {
  const { mongoUri, statementPublicKey, clock, logger, visitSettings = defaultVisitSettings } = options;
  const connection = await connectMongo({ uri: mongoUri, appName: name });
  const repositories = createRepositories(connection);
  const registerVisit = visitRegistrar({ connection, repositories, clock, settings: visitSettings });

  return {
    name,
    execute: subgraphExecutor<Context>({
      name,
      sdl: subgraphSdl(name),
      resolvers,
      context: (caller) => ({
        caller,
        clock,
        repositories,
        loaders: createLoaders(connection, repositories),
        registerVisit,
      }),
      verifyStatement: statementVerifier(statementPublicKey, clock),
      logger,
    }),
    checkReady: async () => {
      await databaseOf(connection).command({ ping: 1 });
    },
    migrate: async () => {
      await migrate(connection, migrations, { onMigration: (migration) => logger.info({ migration }, 'migrating') });
    },
    close: () => connection.close(),
  };
}

import type { Connection } from 'mongoose';
import type { CryptoKey } from 'jose';
import type { Logger } from 'pino';
import type { Caller } from '../access/caller.js';
import type { Clock } from '../clock.js';
import { databaseOf } from '../mongo/connect.js';
import type { Migration } from '../mongo/migrations.js';
import { migrate } from '../mongo/migrations.js';
import { statementVerifier } from '../statement.js';
import { subgraphSdl } from './sdl.js';
import type { Subgraph, SubgraphName } from './subgraph.js';
import { subgraphExecutor } from './subgraph.js';

/** What every subgraph is given. */
export interface ServiceOptions {
  /** The subgraph's own database, with its own login. */
  readonly mongoUri: string;
  /** The gateway's: who may sign caller statements. */
  readonly statementPublicKey: CryptoKey;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What makes a subgraph its own: its store, its resolvers and what lives for one of its requests. */
export interface ServiceParts<Context extends { readonly caller: Caller }> {
  readonly name: SubgraphName;
  readonly connection: Connection;
  readonly migrations: readonly Migration[];
  readonly resolvers: object;
  readonly context: (caller: Caller) => Context;
}

/** A subgraph made of its parts, behind caller statements. `migrate()` comes before the first operation. */
export function subgraphOf<Context extends { readonly caller: Caller }>(
  { name, connection, migrations, resolvers, context }: ServiceParts<Context>,
  { statementPublicKey, clock, logger }: ServiceOptions,
): Subgraph {
  return {
    name,
    execute: subgraphExecutor<Context>({
      name,
      sdl: subgraphSdl(name),
      resolvers,
      context,
      verifyStatement: statementVerifier(statementPublicKey, clock, name),
      logger,
    }),
    checkReady: async () => {
      await databaseOf(connection).command({ ping: 1 });
    },
    migrate: async () => {
      await migrate(connection, migrations, {
        onMigration: (migration) => logger.info({ service: name, migration }, 'migrating'),
      });
    },
    close: () => connection.close(),
  };
}

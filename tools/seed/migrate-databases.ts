import { migrations as museokorttiMigrations } from '../../subgraphs/museokortti/migrations/migrations.js';
import { migrations as registerMigrations } from '../../subgraphs/register/migrations/migrations.js';
import { connectMongo } from '../../subgraphs/shared/mongo/connect.js';
import { migrate } from '../../subgraphs/shared/mongo/migrations.js';
import { trainingMigrations } from '../../subgraphs/training/migrations/migrations.js';
import type { DatabaseUris } from './databases.js';

const migrationsOf = {
  register: registerMigrations,
  museokortti: museokorttiMigrations,
  training: trainingMigrations,
} as const;

/**
 * Brings the three databases to this version, as their services do when they start.
 * @throws StartupError when one cannot be reached, or has been migrated by a later version
 */
export async function migrateDatabases(uris: DatabaseUris): Promise<void> {
  for (const name of ['register', 'museokortti', 'training'] as const) {
    const connection = await connectMongo({ uri: uris[name], appName: `seed-${name}` });
    try {
      await migrate(connection, migrationsOf[name]);
    } finally {
      await connection.close();
    }
  }
}

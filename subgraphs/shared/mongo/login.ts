import type { mongo } from 'mongoose';

/** The right to read and write one database, and no other, and to run its migrations. */
const roleName = 'subgraph';

export interface LoginOptions {
  /** Connected as somebody who may create users. */
  readonly client: mongo.MongoClient;
  /** The database that the login may use; it is also where the login is kept. */
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/**
 * Creates or renews a subgraph's login: `readWrite` on its own database, and `collMod`, which changing a validator in a migration needs. The
 * server refuses it everything else (policy P22, design decision 1).
 */
export async function ensureLogin({ client, database, user, password }: LoginOptions): Promise<void> {
  const db = client.db(database);
  const role = {
    privileges: [{ resource: { db: database, collection: '' }, actions: ['collMod'] }],
    roles: [{ role: 'readWrite', db: database }],
  };
  const { roles } = await db.command({ rolesInfo: roleName });
  await db.command(
    (roles as unknown[]).length > 0 ? { updateRole: roleName, ...role } : { createRole: roleName, ...role },
  );

  const login = { pwd: password, roles: [{ role: roleName, db: database }] };
  const { users } = await db.command({ usersInfo: user });
  await db.command((users as unknown[]).length > 0 ? { updateUser: user, ...login } : { createUser: user, ...login });
}

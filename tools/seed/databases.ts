import { mongo } from 'mongoose';

/** The three databases, migrated. */
export interface SeedDatabases {
  readonly register: mongo.Db;
  readonly museokortti: mongo.Db;
  readonly training: mongo.Db;
}

/** The collections that the demo data fills. */
export const seededCollections = {
  register: ['persons', 'consentDecisions', 'rightsRequests', 'disclosures'],
  museokortti: ['sites', 'cards', 'visits', 'orders', 'settlementBooks'],
  training: ['courses', 'sessions', 'enrolments', 'qualifications', 'diets'],
} as const satisfies Record<keyof SeedDatabases, readonly string[]>;

/** Collections that belong to data which is gone: of the services, not of the demo data. */
const leftBehind = ['idempotencyKeys', 'auditEvents'];

/** Their addresses, each with the database's own login and name. */
export type DatabaseUris = Readonly<Record<keyof SeedDatabases, string>>;

/** Uses databases that are open, or opens them for the time of the use. */
export async function withDatabases<Result>(
  databases: SeedDatabases | DatabaseUris,
  use: (open: SeedDatabases) => Promise<Result>,
): Promise<Result> {
  const clients: mongo.MongoClient[] = [];
  const open = async (database: mongo.Db | string): Promise<mongo.Db> => {
    if (typeof database !== 'string') return database;
    const client = new mongo.MongoClient(database);
    clients.push(client);
    await client.connect();
    return client.db();
  };
  try {
    return await use({
      register: await open(databases.register),
      museokortti: await open(databases.museokortti),
      training: await open(databases.training),
    });
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
}

/** Empties the collections of the demo data; validators and indexes stay. */
export async function emptyDatabases(databases: SeedDatabases): Promise<void> {
  for (const name of ['register', 'museokortti', 'training'] as const) {
    for (const collection of [...seededCollections[name], ...leftBehind]) {
      await emptyCollection(databases[name], collection);
    }
  }
}

/** Drops and makes a collection again as it was: millions of documents are gone at once. */
async function emptyCollection(db: mongo.Db, name: string): Promise<void> {
  const [found] = await db.listCollections({ name }, { nameOnly: false }).toArray();
  if (!found) return;
  const indexes = await db.collection(name).indexes();
  await db.collection(name).drop();
  await db.createCollection(name, found.options ?? {});
  for (const { key, name: indexName, ...options } of indexes) {
    if (indexName === '_id_') continue;
    await db.collection(name).createIndex(key, { ...options, ...(indexName && { name: indexName }) }, {});
  }
}

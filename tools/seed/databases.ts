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
  museokortti: ['sites', 'cards', 'visits', 'orders'],
  training: ['courses', 'sessions', 'enrolments', 'qualifications', 'diets'],
} as const satisfies Record<keyof SeedDatabases, readonly string[]>;

/** Collections that belong to data which is gone: of the services, not of the demo data. */
const leftBehind = ['idempotencyKeys', 'auditEvents'];

/**
 * Opens the databases, each with its own login, for the time of a use.
 * @param uris of the three databases, each with the database's name
 */
export async function withDatabases<Result>(
  uris: Readonly<Record<keyof SeedDatabases, string>>,
  use: (databases: SeedDatabases) => Promise<Result>,
): Promise<Result> {
  const clients = {
    register: new mongo.MongoClient(uris.register),
    museokortti: new mongo.MongoClient(uris.museokortti),
    training: new mongo.MongoClient(uris.training),
  };
  try {
    await Promise.all(Object.values(clients).map((client) => client.connect()));
    return await use({
      register: clients.register.db(),
      museokortti: clients.museokortti.db(),
      training: clients.training.db(),
    });
  } finally {
    await Promise.all(Object.values(clients).map((client) => client.close()));
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
  const specifications = indexes.filter((index) => index.name !== '_id_').map(({ v: _version, ...index }) => index);
  if (specifications.length > 0) await db.command({ createIndexes: name, indexes: specifications });
}

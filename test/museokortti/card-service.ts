import { generateKeyPair } from 'jose';
import { mongo } from 'mongoose';
import { pino } from 'pino';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import type { Clock } from '../../subgraphs/shared/clock.js';
import type { SubgraphResponse } from '../../subgraphs/shared/runtime/subgraph.js';
import { statementSigner } from '../../subgraphs/shared/statement.js';
import { createMuseokorttiSubgraph } from '../../subgraphs/museokortti/service.js';
import { countable } from '../setup/count-operations.js';
import { createTestDatabases } from '../setup/database.js';

const staff = { personId: null, catererId: null, siteId: null } as const;

/** Who asks in these tests. */
export const callers = {
  aino: { subject: 'aino', role: 'person', purpose: null, personId: 'aino', catererId: null, siteId: null },
  desk: { subject: 'desk', role: 'card-service', purpose: 'CARD_SERVICE', ...staff },
  trainer: { subject: 'trainer', role: 'training-service', purpose: 'TRAINING_SERVICE', ...staff },
  finance: { subject: 'finance', role: 'finance', purpose: 'BOOKKEEPING', ...staff },
  dpo: { subject: 'dpo', role: 'dpo', purpose: 'DATA_SUBJECT_RIGHTS', ...staff },
  reader: { subject: 'reader', role: 'site-reader', purpose: 'CARD_SERVICE', ...staff },
} as const satisfies Record<string, Caller>;

/** A clock that a test sets. */
export interface SettableClock extends Clock {
  set(instant: string): void;
}

/** The card service on a database of its own, asked as the gateway asks it. */
export interface CardService {
  readonly uri: string;
  readonly db: mongo.Db;
  readonly clock: SettableClock;
  /** Runs an operation with a statement that names the caller; null for none. */
  ask(caller: Caller | null, query: string, variables?: Record<string, unknown>): Promise<SubgraphResponse>;
  /** Asks through entity resolution: `selection` of each reference. */
  resolve(caller: Caller, references: readonly object[], selection: string): Promise<SubgraphResponse>;
  /** Empties the collections. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function startCardService(now: string): Promise<CardService> {
  const databases = await createTestDatabases();
  const uri = countable(databases.museokortti.uri);
  const clock = settableClock(now);
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const subgraph = await createMuseokorttiSubgraph({
    mongoUri: uri,
    statementPublicKey: publicKey,
    clock,
    logger: pino({ level: 'silent' }),
  });
  await subgraph.migrate();
  const client = await new mongo.MongoClient(databases.museokortti.uri).connect();
  const db = client.db();

  const ask: CardService['ask'] = async (caller, query, variables) => {
    // The clock of a test may jump further than a statement lives: each is signed anew.
    const statement = caller ? await statementSigner(privateKey, clock)(caller, 'museokortti') : undefined;
    return subgraph.execute({ query, ...(variables && { variables }) }, statement);
  };

  return {
    uri,
    db,
    clock,
    ask,
    resolve: (caller, representations, selection) =>
      ask(
        caller,
        `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`,
        {
          representations,
        },
      ),
    clear: async () => {
      for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
        if (!name.startsWith('migration')) await db.collection(name).deleteMany({});
      }
    },
    stop: async () => {
      await client.close();
      await subgraph.close();
      await databases.drop();
    },
  };
}

function settableClock(now: string): SettableClock {
  let instant = now;
  return {
    now: () => new Date(instant),
    set: (to) => {
      instant = to;
    },
  };
}

import { generateKeyPair } from 'jose';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { pino } from 'pino';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import { fixedClock } from '../../subgraphs/shared/clock.js';
import type { Subgraph, SubgraphResponse } from '../../subgraphs/shared/runtime/subgraph.js';
import { statementSigner } from '../../subgraphs/shared/statement.js';
import { createRegisterSubgraph } from '../../subgraphs/register/service.js';
import { countable } from '../setup/count-operations.js';
import { createTestDatabases } from '../setup/database.js';

/** The instant at which these tests are held: a Wednesday morning in Helsinki. */
export const now = '2026-11-25T08:00:00.000Z';

export const aino = '5b1f6c0a-3d3e-4c57-9a51-0f6d2f4b8e01';
export const veikko = 'c2a7d9e4-8b1c-4f0d-8e6b-7a3c5d9f1e02';

/** Whoever may ask, as the gateway would say it. */
export const callers = {
  aino: dataSubject(aino),
  veikko: dataSubject(veikko),
  cardService: staff('card-service', 'CARD_SERVICE'),
  trainingService: staff('training-service', 'TRAINING_SERVICE'),
  finance: staff('finance', 'BOOKKEEPING'),
  dpo: staff('dpo', 'DATA_SUBJECT_RIGHTS'),
  auditor: staff('auditor', 'ACCOUNTABILITY'),
} as const satisfies Record<string, Caller>;

export function dataSubject(personId: string): Caller {
  return { subject: `subject-of-${personId}`, role: 'person', purpose: null, personId, catererId: null, siteId: null };
}

function staff(role: Caller['role'], purpose: NonNullable<Caller['purpose']>): Caller {
  return { subject: `somebody-in-${role}`, role, purpose, personId: null, catererId: null, siteId: null };
}

export interface RegisterUnderTest {
  readonly subgraph: Subgraph;
  /** A connection of the test's own to the register's database. */
  readonly connection: Connection;
  /** The address under which the operations of the subgraph are counted. */
  readonly uri: string;
  /** What was logged. */
  readonly log: readonly string[];
  ask(caller: Caller, query: string, variables?: Readonly<Record<string, unknown>>): Promise<SubgraphResponse>;
  /** Takes out every record, and keeps the collections with their indexes. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The register over a database of its own, with the clock standing at `now`. */
export async function startRegister(): Promise<RegisterUnderTest> {
  const databases = await createTestDatabases();
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const clock = fixedClock(now);
  const sign = statementSigner(privateKey, clock);
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => log.push(line) });
  const mongoUri = countable(databases.register.uri);
  const subgraph = await createRegisterSubgraph({ mongoUri, statementPublicKey: publicKey, clock, logger });
  await subgraph.migrate();
  const connection = await mongoose.createConnection(databases.register.uri).asPromise();
  return {
    subgraph,
    connection,
    uri: mongoUri,
    log,
    ask: async (caller, query, variables = {}) =>
      subgraph.execute({ query, variables }, await sign(caller, 'register')),
    clear: async () => {
      const kept = ['persons', 'consentDecisions', 'rightsRequests', 'disclosures', 'idempotencyKeys', 'auditEvents'];
      await Promise.all(kept.map((name) => connection.collection(name).deleteMany({})));
      log.length = 0;
    },
    close: async () => {
      await connection.close();
      await subgraph.close();
      await databases.drop();
    },
  };
}

/** What went wrong and where, without the words. */
export function problems({ errors = [] }: SubgraphResponse): readonly (readonly [string, unknown])[] {
  return errors.map(({ path, extensions }) => [path?.join('.') ?? '', extensions?.['code']] as const);
}

/** Asks for entities, as the gateway does when it joins. */
export function entitiesQuery(type: string, selection: string): string {
  return `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${selection} } } }`;
}

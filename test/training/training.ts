import { generateKeyPair } from 'jose';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { pino } from 'pino';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import { fixedClock } from '../../subgraphs/shared/clock.js';
import type { Subgraph, SubgraphResponse } from '../../subgraphs/shared/runtime/subgraph.js';
import { statementSigner } from '../../subgraphs/shared/statement.js';
import { createTrainingSubgraph } from '../../subgraphs/training/service.js';
import { countable } from '../setup/count-operations.js';
import { createTestDatabases } from '../setup/database.js';

/** The instant at which these tests are held: a Wednesday morning in Helsinki. */
export const now = '2026-11-25T08:00:00.000Z';

export const persons = {
  aino: '5b1f6c0a-3d3e-4c57-9a51-0f6d2f4b8e01',
  veikko: 'c2a7d9e4-8b1c-4f0d-8e6b-7a3c5d9f1e02',
} as const;

export const caterers = {
  kattaus: 'd7f3a1c8-2e94-4b6a-9c0d-4e8b1f5a7c04',
  other: 'f1c3a1c8-2e94-4b6a-9c0d-4e8b1f5a7c05',
};

/** Whoever may ask, as the gateway would say it. */
export const callers = {
  aino: person(persons.aino),
  veikko: person(persons.veikko),
  training: staff('training-service', 'TRAINING_SERVICE'),
  cardService: staff('card-service', 'CARD_SERVICE'),
  dpo: staff('dpo', 'DATA_SUBJECT_RIGHTS'),
  caterer: { ...staff('caterer', 'TRAINING_SERVICE'), catererId: caterers.kattaus },
} as const satisfies Record<string, Caller>;

export function person(personId: string): Caller {
  return { subject: `subject-of-${personId}`, role: 'person', purpose: null, personId, catererId: null, siteId: null };
}

function staff(role: Caller['role'], purpose: NonNullable<Caller['purpose']>): Caller {
  return { subject: `somebody-in-${role}`, role, purpose, personId: null, catererId: null, siteId: null };
}

export interface TrainingUnderTest {
  readonly subgraph: Subgraph;
  /** The subgraph's own database, for putting records in and for looking at what was stored. */
  readonly connection: Connection;
  /** What was logged. */
  readonly log: readonly string[];
  /** The address of the connections of the subgraphs, which tell of each command. */
  readonly uri: string;
  /** Runs an operation with a statement that names the caller; null for none. */
  ask(
    caller: Caller | null,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    on?: Subgraph,
  ): Promise<SubgraphResponse>;
  /** A caller statement as this one's gateway signs it. */
  statementOf(caller: Caller): Promise<string>;
  /** Another instance over the same database, as a second process would be. */
  another(): Promise<Subgraph>;
  /** Takes out every record, and keeps the collections with their indexes. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The training subgraph over a database of its own, with the clock standing at `now`. */
export async function startTraining(): Promise<TrainingUnderTest> {
  const databases = await createTestDatabases();
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const clock = fixedClock(now);
  const sign = statementSigner(privateKey, clock);
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => log.push(line) });
  const uri = countable(databases.training.uri);
  const create = () => createTrainingSubgraph({ mongoUri: uri, statementPublicKey: publicKey, clock, logger });
  const subgraph = await create();
  await subgraph.migrate();
  const others: Subgraph[] = [];
  const connection = await mongoose.createConnection(databases.training.uri).asPromise();
  return {
    subgraph,
    connection,
    log,
    uri,
    ask: async (caller, query, variables = {}, on = subgraph) =>
      on.execute({ query, variables }, caller ? await sign(caller, 'training') : undefined),
    statementOf: (caller) => sign(caller, 'training'),
    another: async () => {
      const other = await create();
      others.push(other);
      return other;
    },
    clear: async () => {
      const kept = ['courses', 'sessions', 'enrolments', 'qualifications', 'diets', 'idempotencyKeys', 'auditEvents'];
      await Promise.all(kept.map((name) => connection.collection(name).deleteMany({})));
    },
    close: async () => {
      await connection.close();
      await Promise.all([subgraph, ...others].map((open) => open.close()));
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

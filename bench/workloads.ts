import { importPKCS8 } from 'jose';
import type { DevelopmentIssuer } from '../gateway/dev-issuer/dev-issuer.js';
import type { Caller as StatedCaller } from '../subgraphs/shared/access/caller.js';
import type { Clock } from '../subgraphs/shared/clock.js';
import type { SignStatement } from '../subgraphs/shared/statement.js';
import { statementHeader, statementSigner } from '../subgraphs/shared/statement.js';
import type { DatabaseUris, SeedDatabases } from '../tools/seed/databases.js';
import { withDatabases } from '../tools/seed/databases.js';
import type { Caller, Questions } from './load.js';

/** `me`: a person about themselves; `people`: an officer of data protection about fifty people at once. */
export const workloadNames = ['me', 'people'] as const;
export type WorkloadName = (typeof workloadNames)[number];

/** A question of the benchmark. */
export interface Workload {
  readonly name: WorkloadName;
  /** To be called before each load: the caller statements in it live for a minute. */
  questions(): Promise<Questions>;
}

/** Somebody who asks, with a statement that has just been signed. */
type Ask = (sign: SignStatement) => Promise<Caller>;

const personFields = `
  name { given family }
  cards(first: 5) { nodes { number state validUntil } }
  visits(first: 20) {
    nodes { day visitedAt normalPrice state site { name municipality } }
    pageInfo { hasNextPage endCursor }
  }
  enrolments(first: 20) {
    nodes { state enrolledAt session { startsAt endsAt place course { code name { fi en } } } }
  }
  consents(first: 20) { nodes { purpose state decidedAt channel } }
`;
const meQuery = `query BenchMe { me { ${personFields} } }`;
const peopleQuery = `query BenchPeople($search: String!) { people(search: $search, first: 50) { nodes { ${personFields} } } }`;

const subgraphNames = ['register', 'museokortti', 'training'] as const;
const differentCallers = 200;
const differentOfficers = 64;
const visitsOfCaller = 20;
const peopleAtOnce = 50;
const lettersSearched = 3;
const differentSearches = 8;

/**
 * The two questions: each of two hundred people about themselves, and of officers of data protection about fifty people at once.
 * @throws when the databases do not hold enough for them
 */
export async function workloads(
  issuer: DevelopmentIssuer,
  privateKeyPem: string,
  databases: DatabaseUris,
  clock: Clock,
): Promise<readonly Workload[]> {
  const privateKey = await importPKCS8(privateKeyPem, 'EdDSA');
  const { callers, beginnings } = await withDatabases(databases, async (open) => ({
    callers: await peopleWithEverything(open),
    beginnings: await commonBeginnings(open),
  }));

  /** One for each subgraph, which Hive Gateway tells apart by the name of the header (peers/gateway.config.mjs). */
  const statements = async (caller: StatedCaller, sign: SignStatement): Promise<Record<string, string>> =>
    Object.fromEntries(
      await Promise.all(
        subgraphNames.map(async (name) => [`${statementHeader}-${name}`, await sign(caller, name)] as const),
      ),
    );
  const asking = async (caller: StatedCaller, variables?: Caller['variables']): Promise<Ask> => {
    const { subject, role, personId } = caller;
    const claims = personId === null ? {} : { person_id: personId };
    const token = await issuer.tokenFor({ name: subject, role, description: '', claims });
    return async (sign) => ({
      // Gateways that verify tokens ignore the statements; the one that does not hands them on.
      headers: { authorization: `Bearer ${token}`, ...(await statements(caller, sign)) },
      ...(variables && { variables }),
    });
  };
  const persons = await Promise.all(
    callers.map((personId) =>
      asking({ subject: `bench-${personId}`, role: 'person', purpose: null, personId, catererId: null, siteId: null }),
    ),
  );
  // As many officers as ever ask at once: a gateway that answers equal questions of one caller together would not be measured otherwise.
  const officers = await Promise.all(
    Array.from({ length: differentOfficers }, (_, index) =>
      asking(
        {
          subject: `bench-dpo-${index}`,
          role: 'dpo',
          purpose: 'DATA_SUBJECT_RIGHTS',
          personId: null,
          catererId: null,
          siteId: null,
        },
        { search: beginnings[index % beginnings.length] },
      ),
    ),
  );
  const workload = (name: WorkloadName, query: string, who: readonly Ask[]): Workload => ({
    name,
    questions: async () => {
      // Keeps nothing of an earlier turn: each statement has its whole minute.
      const sign = statementSigner(privateKey, clock);
      return { query, callers: await Promise.all(who.map((ask) => ask(sign))) };
    },
  });
  return [workload('me', meQuery, persons), workload('people', peopleQuery, officers)];
}

/** People with enrolments and at least twenty visits. */
async function peopleWithEverything({ training, museokortti }: SeedDatabases): Promise<readonly string[]> {
  const enrolled = await training.collection('enrolments').distinct('personId', { personId: { $type: 'string' } });
  const found: string[] = [];
  for (const personId of enrolled as string[]) {
    const visits = await museokortti.collection('visits').countDocuments({ personId }, { limit: visitsOfCaller });
    if (visits >= visitsOfCaller) found.push(personId);
    if (found.length === differentCallers) return found;
  }
  if (found.length > 0) return found;
  throw new Error(`Nobody has enrolments and ${visitsOfCaller} visits: make more people with --persons.`);
}

/** What many family names begin with. */
async function commonBeginnings({ register }: SeedDatabases): Promise<readonly string[]> {
  const common = await register
    .collection('persons')
    .aggregate<{ _id: string }>([
      { $group: { _id: { $substrCP: ['$name.family', 0, lettersSearched] }, count: { $sum: 1 } } },
      { $match: { count: { $gte: peopleAtOnce } } },
      { $sort: { count: -1, _id: 1 } },
      { $limit: differentSearches },
    ])
    .toArray();
  if (common.length > 0) return common.map(({ _id }) => _id);
  throw new Error(`No beginning of a name is that of ${peopleAtOnce} people: make more people with --persons.`);
}

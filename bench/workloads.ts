import { importPKCS8 } from 'jose';
import type { DevelopmentIssuer } from '../gateway/dev-issuer/dev-issuer.js';
import type { Caller as RegisterCaller } from '../subgraphs/shared/access/caller.js';
import { systemClock } from '../subgraphs/shared/clock.js';
import { statementHeader, statementSigner } from '../subgraphs/shared/statement.js';
import { withDatabases } from '../tools/seed/databases.js';
import type { DatabaseUris } from '../tools/stack/service-databases.js';
import type { Caller, Workload } from './load.js';

const personFields = `
  name { given family } customerNumber
  cards(first: 5) { nodes { number state validUntil } }
  visits(first: 20) { nodes { id day visitedAt normalPrice state site { name municipality } } pageInfo { hasNextPage endCursor } }
  enrolments(first: 20) { nodes { state enrolledAt session { startsAt endsAt place course { code name { fi en } } } } }
  consents(first: 20) { nodes { purpose state decidedAt channel } }
`;
const differentCallers = 200;

/** Who asks a workload: tokens for the gateways that verify them, statements for the one that does not. */
export interface WorkloadSource {
  readonly name: string;
  readonly query: string;
  /** Longest first wait that the callers of a round may have: their statements live for a minute. */
  workload(): Promise<Workload>;
}

/** The two questions of the benchmark: a person about themselves, and staff about fifty people at once. */
export async function workloads(
  issuer: DevelopmentIssuer,
  privateKeyPem: string,
  databases: DatabaseUris,
): Promise<readonly WorkloadSource[]> {
  const sign = statementSigner(await importPKCS8(privateKeyPem, 'EdDSA'), systemClock);
  const people = await withDatabases(databases, async ({ register, museokortti }) => {
    const cards = await museokortti
      .collection<{ personId: string | null }>('cards')
      .find({ personId: { $type: 'string' } }, { projection: { personId: 1 }, limit: differentCallers })
      .toArray();
    const holders = [...new Set(cards.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
    const [family] = await register
      .collection('persons')
      .aggregate<{ _id: string }>([
        { $group: { _id: '$name.family', count: { $sum: 1 } } },
        { $sort: { count: -1 } },
        { $limit: 1 },
      ])
      .toArray();
    return { holders, family: family?._id ?? 'Virtanen' };
  });

  const asPerson = async (personId: string): Promise<Caller> => {
    const name = `bench:${personId}`;
    const caller: RegisterCaller = {
      subject: `development:${name}`,
      role: 'person',
      purpose: null,
      personId,
      catererId: null,
    };
    const persona = { name, role: 'person' as const, description: '', claims: { person_id: personId } };
    return { headers: await headersOf(issuer, persona, await sign(caller)) };
  };
  const asStaff = async (): Promise<Caller> => {
    const caller: RegisterCaller = {
      subject: 'development:dpo',
      role: 'dpo',
      purpose: 'DATA_SUBJECT_RIGHTS',
      personId: null,
      catererId: null,
    };
    const persona = { name: 'dpo', role: 'dpo' as const, description: '', claims: {} };
    return {
      headers: await headersOf(issuer, persona, await sign(caller)),
      variables: { search: people.family },
    };
  };

  const me = `query BenchMe { me { ${personFields} } }`;
  const fifty = `query BenchFifty($search: String!) { people(search: $search, first: 50) { nodes { ${personFields} } } }`;
  return [
    {
      name: 'me',
      query: me,
      workload: async () => ({ name: 'me', query: me, callers: await Promise.all(people.holders.map(asPerson)) }),
    },
    {
      name: 'fifty people',
      query: fifty,
      workload: async () => ({ name: 'fifty people', query: fifty, callers: [await asStaff()] }),
    },
  ];
}

async function headersOf(
  issuer: DevelopmentIssuer,
  persona: Parameters<DevelopmentIssuer['tokenFor']>[0],
  statement: string,
): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await issuer.tokenFor(persona)}`, [statementHeader]: statement };
}

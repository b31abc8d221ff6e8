import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { personas } from '../../gateway/dev-issuer/personas.js';
import { apiSchemaOf } from '../../schema/api-schema.js';
import { coordinate } from '../../subgraphs/shared/access/rules.js';
import { demoPersons, demoSessions, demoSite } from '../../subgraphs/shared/demo/personas.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import type { GraphQLAnswer } from '../setup/client.js';
import type { Stack } from '../setup/stack.js';
import { startStack, topologies } from '../setup/stack.js';
import { readMatrix } from './matrix.js';
import type { SchemaPath } from './paths.js';
import { schemaPaths } from './paths.js';

const schema = apiSchemaOf(readFileSync(join(repositoryRoot, 'schema', 'supergraph.graphql'), 'utf8'));
const matrix = readMatrix();

/** Fields whose policy is judged record by record: visible to a persona on some records and not on others. */
const perRecord = new Set(['CourseSession.diets']);

function pathsFor(customerNumber: string): SchemaPath[] {
  const asked: Readonly<Record<string, string>> = {
    'Query.site': `(id: "${demoSite.id}")`,
    'Query.person': `(customerNumber: "${customerNumber}")`,
    'Query.people': `(search: "${customerNumber}", first: 2)`,
    'Query.personDataExport': `(customerNumber: "${customerNumber}", kind: ACCESS)`,
    'Query.session': `(id: "${demoSessions.lunch.id}")`,
    // Pages inside of pages: small ones, or the limits on the size of an answer refuse them.
    'Query.courses': '(first: 3)',
    'Query.sites': '(first: 3)',
    'Course.sessions': '(first: 3)',
  };
  return schemaPaths(schema, (at) => asked[at]);
}

function seen(at: string, persona: string): boolean {
  return matrix.rows.get(at)?.has(persona) ?? false;
}

/** Paths of FORBIDDEN errors, without list indices. */
function forbidden({ errors = [] }: GraphQLAnswer): Set<string> {
  return new Set(
    errors
      .filter(({ extensions }) => extensions?.['code'] === 'FORBIDDEN')
      .map(({ path = [] }) => path.filter((key) => typeof key === 'string').join('.')),
  );
}

/** What stands at a path of a response, lists flattened. */
function valuesAt(data: unknown, keys: readonly string[]): unknown[] {
  let values = [data];
  for (const key of keys) {
    values = values
      .filter((value): value is Record<string, unknown> => typeof value === 'object' && value !== null)
      .flatMap((value) => value[key]);
  }
  return values.filter((value) => value !== undefined);
}

/** What the answer on a path says against the matrix; empty when nothing. */
function contradictions(path: SchemaPath, persona: string, answer: GraphQLAnswer): string[] {
  const refused = forbidden(answer);
  const reached = valuesAt(answer.data, path.keys).some((value) => value !== null);
  return Object.keys(path.type.getFields()).flatMap((field) => {
    const at = coordinate(path.type.name, field);
    const key = [...path.keys, field].join('.');
    if (seen(at, persona)) return refused.has(key) && !perRecord.has(at) ? [`${key} was refused`] : [];
    const leaked = valuesAt(answer.data, [...path.keys, field]).some((value) => value !== null);
    return [
      ...(leaked ? [`${key} was shown`] : []),
      ...(reached && !refused.has(key) ? [`${key} was not refused`] : []),
    ];
  });
}

describe.each(topologies)('every persona on every path to every field, %s', (topology) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ topology, persons: 5 });
    // So that there is a provenance to be seen.
    const changed = await stack.ask(
      'person',
      'mutation { updateContactDetails(input: { idempotencyKey: "p", email: "uusi@example.org" }) { userErrors { code } } }',
    );
    expect(changed).toMatchObject({ data: { updateContactDetails: { userErrors: [] } } });
    await holdCardBackForAMoment(stack);
  });
  afterAll(() => stack.close());

  it.each(personas.map(({ name }) => name))(
    'answers %s as the access matrix says, whatever path leads to a field (P22)',
    async (persona) => {
      const own = personas.find(({ name }) => name === persona)?.customerNumber;
      // What is refused on the way is seen on the way: a path goes no further than the persona does.
      const paths = pathsFor(own ?? demoPersons.person.customerNumber).filter(({ coordinates }) =>
        coordinates.every((at) => seen(at, persona)),
      );
      const found: string[] = [];
      const reached = new Set<string>();
      for (const path of paths) {
        const answer = await stack.ask(persona, path.query);
        expect({ path: path.keys, status: answer.status }).toEqual({ path: path.keys, status: 200 });
        if (valuesAt(answer.data, path.keys).some((value) => value !== null)) reached.add(path.type.name);
        found.push(...contradictions(path, persona, answer));
      }
      expect(found).toEqual([]);
      // Every type that the persona sees at all was really reached: a null on the way proves nothing. The two other data subjects have
      // fewer kinds of records.
      if (own !== undefined && persona !== 'person') return;
      expect([...reached].sort()).toEqual([...new Set(paths.map(({ type }) => type.name))].sort());
    },
    120_000,
  );
});

/** So that there is a time to be seen in which a card was held back. */
async function holdCardBackForAMoment(stack: Stack): Promise<void> {
  const { data } = await stack.ask('person', '{ me { cards { nodes { id state } } } }');
  const { me } = data as { me: { cards: { nodes: { id: string; state: string }[] } } };
  const cardId = me.cards.nodes.find(({ state }) => state === 'VALID')?.id;
  for (const [mutation, input] of [
    ['suspendCard', 'SuspendCardInput'],
    ['resumeCard', 'ResumeCardInput'],
  ] as const) {
    const changed = await stack.ask(
      'card-service',
      `mutation ($input: ${input}!) { ${mutation}(input: $input) { userErrors { code } } }`,
      { variables: { input: { idempotencyKey: mutation, cardId } } },
    );
    expect(changed).toMatchObject({ data: { [mutation]: { userErrors: [] } } });
  }
}

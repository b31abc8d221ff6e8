import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { getVariableValues, Kind, parse, specifiedRules, validate } from 'graphql';
import { listedPersonas } from '../dev-issuer/personas.js';
import { readExamples } from './examples.js';
import { freshKeyPlaceholder } from './page/fresh-key.js';

const operationsDir = join('schema', 'operations');

/** What a client can ask for: the supergraph without its `@inaccessible` fields. */
async function apiSchema() {
  const sdl = await readFile(join('schema', 'supergraph.graphql'), 'utf8');
  // The `null` takes every feature of the supergraph as supported: enforcing the access rules is the gateway's task, not this test's.
  return Supergraph.build(sdl, { supportedFeatures: null }).apiSchema().toGraphQLJSSchema();
}

describe('the checked-in operations', () => {
  it('are all valid against the API schema', async () => {
    const schema = await apiSchema();
    const files = (await readdir(operationsDir)).filter((file) => file.endsWith('.graphql'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const document = parse(await readFile(join(operationsDir, file), 'utf8'));
      expect({ file, errors: validate(schema, document, specifiedRules) }).toEqual({ file, errors: [] });
    }
  });

  it('cannot ask for what the services tell only each other', async () => {
    const schema = await apiSchema();
    expect(validate(schema, parse('{ me { cardFacts { unsettledVisits } } }'))).toHaveLength(1);
  });
});

describe('the examples of GraphiQL', () => {
  it('begin with the query of the README', async () => {
    const [first] = await readExamples(operationsDir);
    expect(first?.name).toBe('me-across-both-controllers');
  });

  it('each name a persona of the development issuer', async () => {
    const personas = new Set(listedPersonas().map(({ persona }) => persona));
    for (const { name, persona } of await readExamples(operationsDir)) {
      expect({ name, known: personas.has(persona) }).toEqual({ name, known: true });
    }
  });

  it('hold one named operation each, which is what the tab is called', async () => {
    const names = new Set<string>();
    const examples = await readExamples(operationsDir);
    for (const { document } of examples) {
      const [operation, ...fragments] = parse(document).definitions;
      expect(fragments.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION)).toEqual([]);
      if (operation?.kind === Kind.OPERATION_DEFINITION && operation.name) names.add(operation.name.value);
    }
    expect(names.size).toBe(examples.length);
  });

  it('write no idempotency key down, so that choosing one again is a new intention', async () => {
    const mutations = (await readExamples(operationsDir)).filter(({ document }) => /^mutation /m.test(document));
    expect(mutations.length).toBeGreaterThan(2);
    for (const { name, variables } of mutations) {
      const { input } = JSON.parse(variables) as { input: { idempotencyKey: string } };
      expect({ name, key: input.idempotencyKey }).toEqual({ name, key: freshKeyPlaceholder });
    }
  });

  it('run at once: their variables fit what the operation declares', async () => {
    const schema = await apiSchema();
    for (const { name, document, variables } of await readExamples(operationsDir)) {
      const [operation] = parse(document).definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${name} holds no operation`);
      const given = (variables === '' ? {} : JSON.parse(variables)) as Record<string, unknown>;
      const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      expect({ name, errors }).toEqual({ name, errors: undefined });
    }
  });
});

import { parse, validate } from 'graphql';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apiSchemaOf } from '../../schema/api-schema.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';

const read = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8');

function fenced(markdown: string, language: string): string {
  const block = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(markdown)?.[1];
  if (block === undefined) throw new Error(`no ${language} block`);
  return block;
}

/** The shape of a JSON value: its keys, and what each holds. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
}

describe("the README's query", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack.close());

  it('is valid and answers to the persona `person` in the shape that the README shows', async () => {
    const readme = read('README.md');
    const query = fenced(readme, 'graphql');
    const schema = apiSchemaOf(read('schema/supergraph.graphql'));
    expect(validate(schema, parse(query))).toEqual([]);
    const { data, errors } = await stack.ask('person', query);
    expect(errors).toBeUndefined();
    expect(shape({ data })).toEqual(shape(JSON.parse(fenced(readme, 'json'))));
  });
});

describe('the documentation', () => {
  const documents = ['README.md', ...readdirSync(join(repositoryRoot, 'docs')).map((name) => `docs/${name}`)].filter(
    (name) => name.endsWith('.md'),
  );

  it.each(documents)('links in %s to files that are there', (document) => {
    const targets = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? '');
    const missing = targets.filter((target) => !existsSync(join(repositoryRoot, dirname(document), target)));
    expect(missing).toEqual([]);
  });

  it('names every setting that a configuration module reads', () => {
    const modules = [
      'gateway/config.ts',
      'subgraphs/register/config.ts',
      'subgraphs/museokortti/config.ts',
      'subgraphs/shared/runtime/settings.ts',
      'tools/stack/settings.ts',
    ];
    const settings = modules.flatMap((module) =>
      [...read(module).matchAll(/^ {2}([A-Z][A-Z0-9_]+): [a-z]/gm)].map((match) => match[1] ?? ''),
    );
    expect(settings.length).toBeGreaterThan(15);
    const documented = read('docs/settings.md');
    expect(settings.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });
});

import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { buildASTSchema, parse } from 'graphql';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiSchemaOf } from '../schema/api-schema.js';
import { generatedHeader, subgraphNames, supergraphPath, supergraphText } from '../schema/checked-in-supergraph.js';
import { publishedSchemaTexts } from '../schema/export/published-schemas.js';
import { repositoryRoot } from '../subgraphs/shared/paths.js';
import { subgraphSdlText } from '../subgraphs/shared/runtime/sdl.js';
import type { SubgraphName } from '../subgraphs/shared/runtime/subgraph.js';

/**
 * Every file that is generated from the SDL, by its path from the repository's root. Nothing is written: `npm run generate` writes what this
 * returns, `npm run check` compares it with what is checked in.
 * @throws an Error that lists the errors of composition
 */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const types = await Promise.all(
    subgraphNames.map(async (name): Promise<[string, string]> => [
      `subgraphs/${name}/generated/types.ts`,
      await subgraphTypes(name),
    ]),
  );
  const supergraph = supergraphText();
  return new Map([[supergraphPath, supergraph], ...types, ...publishedSchemaTexts(apiSchemaOf(supergraph))]);
}

/** The types of a subgraph's schema and of its resolvers. */
async function subgraphTypes(name: SubgraphName): Promise<string> {
  const schema = parse(subgraphSdlText(name));
  const mappers = await mappedTypes(name);
  const content = await codegen({
    filename: `subgraphs/${name}/generated/types.ts`,
    schema,
    // Federation's directives are linked, not defined: nothing of them is needed here but their names.
    schemaAst: buildASTSchema(schema, { assumeValid: true, assumeValidSDL: true }),
    documents: [],
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
    config: { ...typesConfiguration, mappers },
  });
  return `// ${generatedHeader}\n${content.trimEnd()}\n`;
}

/**
 * What the resolvers of a type start from: an export `<Type>Source` of the subgraph's mappers.ts is the source of `<Type>`, by its name alone. A
 * type without one is returned whole by whoever returns it.
 */
async function mappedTypes(name: SubgraphName): Promise<Record<string, string>> {
  const text = await readFile(join(repositoryRoot, 'subgraphs', name, 'mappers.ts'), 'utf8');
  const sources = [...text.matchAll(/^export (?:interface|type) (\w+)Source\b/gm)].flatMap(([, type]) => type ?? []);
  return Object.fromEntries(sources.map((type) => [type, `../mappers.js#${type}Source`]));
}

const typesConfiguration = {
  contextType: '../context.js#Context',
  federation: true,
  disableFederationDirectiveAndScalarInjection: true,
  useTypeImports: true,
  enumsAsTypes: true,
  immutableTypes: true,
  makeResolverTypeCallable: true,
  // A list of a connection or a column may be null where the SDL says so; what an input leaves out may be undefined too.
  maybeValue: 'T | null',
  inputMaybeValue: 'T | null | undefined',
  avoidOptionals: { field: true },
  strictScalars: true,
  scalars: {
    ID: 'string',
    DateTime: 'Date',
    Date: 'string',
    Cents: 'number',
  },
};

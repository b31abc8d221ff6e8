import { Schema } from 'mongoose';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { storedPaths } from '../../subgraphs/shared/runtime/personal-data.js';
import type { StoredCollection } from './rule.js';

const modelFile = /\.model\.[jt]s$/;

/**
 * Every collection of a subgraph, from the mongoose schemas that its `data/` folder exports and those that all subgraphs share. A schema is found by where it is written: a
 * `*.model.ts` cannot be forgotten in a list, and the linter keeps `new Schema` out of all other files.
 * @throws an Error when an exported schema does not say in which collection it is stored
 */
export async function storedCollections(subgraph: string): Promise<readonly StoredCollection[]> {
  const subgraphs = join(import.meta.dirname, '..', '..', 'subgraphs');
  const files = [join(subgraphs, subgraph, 'data'), join(subgraphs, 'shared', 'mongo')].flatMap(modelFilesIn);
  return (await Promise.all(files.map(collectionsOf))).flat();
}

function modelFilesIn(folder: string): readonly string[] {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return files
    .filter((file) => modelFile.test(file))
    .sort()
    .map((file) => join(folder, file));
}

async function collectionsOf(file: string): Promise<readonly StoredCollection[]> {
  const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  return Object.values(exported).flatMap((value) => {
    if (!isSchema(value)) return [];
    const name: unknown = value.get('collection');
    if (typeof name !== 'string') throw new Error(`${file} exports a schema without its collection`);
    return { name, paths: storedPaths(value) };
  });
}

function isSchema(value: unknown): value is Schema {
  return value instanceof Schema;
}

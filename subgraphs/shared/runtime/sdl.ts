import type { DocumentNode } from 'graphql';
import { parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.js';
import type { SubgraphName } from './subgraph.js';

/** The SDL of a subgraph as text: what all share, then its own. */
export function subgraphSdlText(name: SubgraphName): string {
  const file = (part: string): string => readFileSync(join(repositoryRoot, 'schema', `${part}.graphql`), 'utf8');
  return `${file('shared')}\n${file(name)}`;
}

/** The SDL of a subgraph, parsed. */
export function subgraphSdl(name: SubgraphName): DocumentNode {
  return parse(subgraphSdlText(name));
}

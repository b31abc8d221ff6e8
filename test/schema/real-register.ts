import type { BrokenRule } from '../../schema/check/rules.js';
import { brokenRules } from '../../schema/check/rules.js';
import { readRegister } from '../../schema/check/read-register.js';
import type { SubgraphSdl } from '../../schema/compose.js';
import { composeSupergraph } from '../../schema/compose.js';
import { subgraphsOnDisk } from '../../schema/checked-in-supergraph.js';
import type { SubgraphName } from '../../subgraphs/shared/runtime/subgraph.js';

/** A change of one subgraph's SDL: what is there once, and what takes its place (`$1` is the first group). */
export interface SdlChange {
  readonly subgraph: SubgraphName;
  readonly from: RegExp;
  readonly to: string;
}

/**
 * What the product's own register breaks, as it is or with its SDL changed: composition's errors or the rules'.
 * @throws an Error when the text to be changed is not there exactly once, so that a test cannot pass by changing nothing
 */
export async function brokenWith(change?: SdlChange): Promise<readonly BrokenRule[]> {
  const subgraphs = subgraphsOnDisk().map((subgraph) => changed(subgraph, change));
  const composition = composeSupergraph(subgraphs);
  if (composition.composed) return brokenRules(await readRegister(subgraphs, composition.supergraphSdl));
  return composition.errors.map(({ code, message }) => ({
    rule: code,
    cites: 'composition',
    at: '',
    problem: message,
  }));
}

function changed(subgraph: SubgraphSdl, change: SdlChange | undefined): SubgraphSdl {
  const { name, sdl } = subgraph;
  if (change?.subgraph !== name) return subgraph;
  const places = [...sdl.matchAll(new RegExp(change.from, 'g'))].length;
  if (places !== 1) throw new Error(`${name} has ${places} times what is to be changed: ${change.from.source}`);
  return { name, sdl: sdl.replace(change.from, change.to) };
}

import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** A subgraph as composition sees it: what all share, then its own, in one text. */
export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** Something that composition remarks on: a stable code of the federation specification and a text that names the element. */
export interface CompositionRemark {
  readonly code: string;
  readonly message: string;
}

export type Composition =
  | { readonly composed: true; readonly supergraphSdl: string }
  | { readonly composed: false; readonly errors: readonly CompositionRemark[] };

/**
 * The hints that are meant, each with its reason. Any other hint is an error: composition says "hint" also where a field is quietly lost.
 */
const harmlessHints: readonly { readonly code: string; readonly message: RegExp; readonly reason: string }[] = [
  {
    code: 'INCONSISTENT_OBJECT_VALUE_TYPE_FIELD',
    message: /"(?:MuseokorttiExport|TrainingExport)\.\w+" is defined in subgraph "\w+" but not in subgraph "register"/,
    reason: 'Register knows of the other controllers’ parts of an export only whether they are whole.',
  },
];

/**
 * Composes the supergraph of the subgraphs' SDL.
 * @returns the supergraph's SDL, or every error by name: those of composition, and the hints that nobody has called harmless
 */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): Composition {
  const { errors, hints, supergraphSdl } = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: routingUrl(name), typeDefs: parse(sdl) })),
  );
  if (errors)
    return { composed: false, errors: errors.map((error) => remark(error.extensions['code'], error.message)) };
  const surprises = hints.map((hint) => remark(hint.definition.code, hint.message)).filter((hint) => !isHarmless(hint));
  return surprises.length > 0 ? { composed: false, errors: surprises } : { composed: true, supergraphSdl };
}

/** The name by which the supergraph calls a subgraph. No host: where a subgraph answers is configuration of the gateway. */
function routingUrl(name: string): string {
  return `http://${name}/graphql`;
}

function remark(code: unknown, message: string): CompositionRemark {
  return { code: typeof code === 'string' ? code : 'COMPOSITION_ERROR', message };
}

function isHarmless({ code, message }: CompositionRemark): boolean {
  return harmlessHints.some((known) => known.code === code && known.message.test(message));
}

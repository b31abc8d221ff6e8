import { GraphQLError, Kind, parse } from 'graphql';
import type { AccessTable } from '../../subgraphs/shared/access/rules.js';
import { accessTable } from '../../subgraphs/shared/access/rules.js';

export interface Supergraph {
  /** What `@apollo/gateway` is given. */
  readonly plannableSdl: string;
  /** The access rules of every field, which are enforced here because `@apollo/gateway` does not. */
  readonly access: AccessTable;
}

/** The three specifications whose rules this gateway enforces itself. `@inaccessible` is not among them: `@apollo/gateway` knows that one. */
const enforcedHere = ['authenticated', 'requiresScopes', 'policy'];

/**
 * Reads a composed supergraph. `@apollo/gateway` refuses to start when it meets a link `for: SECURITY` that it cannot enforce; that purpose is taken off
 * the three links whose rules `access` holds, and off nothing else, so that it still refuses any other.
 * @throws GraphQLError when the SDL does not parse, or has an interface or a union: behind one the type of an object is known only after the subgraph has
 * been asked, too late for access rules that are enforced before planning
 */
export function readSupergraph(sdl: string): Supergraph {
  const document = parse(sdl);
  const links = enforcedHere.map(
    (name) => new RegExp(`(@link\\(url: "https://specs\\.apollo\\.dev/${name}/v[^"]*"[^)]*?), for: SECURITY`),
  );
  const plannableSdl = links.reduce((text, link) => text.replace(link, '$1'), sdl);
  const access = accessTable(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION && definition.kind !== Kind.UNION_TYPE_DEFINITION) continue;
    throw new GraphQLError(
      `${definition.name.value} is an interface or a union: access rules stand at object types alone.`,
    );
  }
  if (access.size === 0) throw new GraphQLError('The supergraph declares no field.');
  return { plannableSdl, access };
}

import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Role } from '../../subgraphs/shared/access/roles.js';
import type { StoredPath } from '../../subgraphs/shared/runtime/personal-data.js';

/** A rule that the whole register keeps: SDL, stored paths, roles and exports together. One rule a file. */
export interface Rule {
  /** Stable, as the report shows it. */
  readonly name: string;
  /** The clause of the policy, the article or the house rule that it holds, such as `P22`. */
  readonly cites: string;
  /** What breaks the rule; nothing when it is kept. */
  readonly check: (register: CheckedRegister) => readonly Finding[];
}

/** A place where a rule is broken. */
export interface Finding {
  /** The field, path or name at fault, such as `Person.email` or `register persons.emailKey`. */
  readonly at: string;
  /** What is wrong there and what mends it. */
  readonly problem: string;
}

/** All that the rules look at. */
export interface CheckedRegister {
  readonly subgraphs: readonly CheckedSubgraph[];
  /** The supergraph's SDL, `@inaccessible` fields and access rules included. */
  readonly supergraph: DocumentNode;
  /** What callers see. */
  readonly api: GraphQLSchema;
  /** The documents of `personDataExport`; null when there is none yet. */
  readonly exports: { readonly access: DocumentNode | null; readonly portability: DocumentNode | null };
  readonly access: AccessNames;
}

export interface CheckedSubgraph {
  readonly name: string;
  readonly sdl: DocumentNode;
  readonly collections: readonly StoredCollection[];
}

/** A collection of a subgraph's database, with every path that is stored in it. */
export interface StoredCollection {
  readonly name: string;
  readonly paths: readonly StoredPath[];
}

/** The names that the access tables of `subgraphs/shared/access/` know. */
export interface AccessNames {
  readonly scopes: readonly string[];
  readonly policies: readonly string[];
  readonly purposes: readonly string[];
  readonly roles: Readonly<Record<string, Pick<Role, 'kind' | 'scopes' | 'purposes'>>>;
}

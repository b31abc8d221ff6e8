import type { DocumentNode } from 'graphql';
import type { FieldAccess } from '../../../subgraphs/shared/access/rules.js';
import { accessTable } from '../../../subgraphs/shared/access/rules.js';
import type { Finding, Rule } from '../rule.js';

/** Default deny (P22): a field to which neither itself nor its type gives an access rule is nobody's, and does not pass. */
export const accessOnEveryField: Rule = {
  name: 'access-on-every-field',
  cites: 'P22',
  check: ({ subgraphs, supergraph }) => [
    ...subgraphs.flatMap(({ name, sdl }) => fieldsWithoutRule(name, sdl)),
    ...fieldsWithoutRule('supergraph', supergraph),
  ],
};

function fieldsWithoutRule(where: string, sdl: DocumentNode): readonly Finding[] {
  return [...accessTable(sdl)]
    .filter(([, access]) => !hasRule(access))
    .map(([at]) => ({
      at: `${where} ${at}`,
      problem: 'has no access rule; give it or its type @authenticated, @requiresScopes or @policy',
    }));
}

function hasRule({ typeRules, fieldRules }: FieldAccess): boolean {
  return typeRules.length + fieldRules.length > 0;
}

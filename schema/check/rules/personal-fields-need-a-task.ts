import type { FieldAccess } from '../../../subgraphs/shared/access/rules.js';
import { accessTable } from '../../../subgraphs/shared/access/rules.js';
import type { Rule } from '../rule.js';

/**
 * Being signed in is no task (P22): a field that is personal data, or that belongs to a person's own record, asks for a scope of its own or of
 * its type. The key `id`, by which the subgraphs join, is opaque and may go without.
 */
export const personalFieldsNeedATask: Rule = {
  name: 'personal-fields-need-a-task',
  cites: 'P22',
  check: ({ supergraph }) =>
    [...accessTable(supergraph)]
      .filter(([, access]) => isPersonal(access) && access.field !== 'id' && !needsScope(access))
      .map(([at]) => ({
        at,
        problem: 'shows a person to whoever is signed in; say with @requiresScopes whose task needs it',
      })),
};

function isPersonal({ purposes, typeRules }: FieldAccess): boolean {
  return purposes !== null || typeRules.some(({ policies }) => policies?.flat().includes('own-record'));
}

function needsScope({ typeRules, fieldRules }: FieldAccess): boolean {
  return [...typeRules, ...fieldRules].some(({ scopes }) => scopes !== null);
}

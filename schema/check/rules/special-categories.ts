import { accessTable } from '../../../subgraphs/shared/access/rules.js';
import { classifiedFields } from '../../privacy/classification.js';
import type { CheckedRegister, Finding, Rule } from '../rule.js';

/** Whose task may touch data that reveals health or religion: the person, the export of their data, and who caters. */
const scopesForSpecial: ReadonlySet<string> = new Set(['self', 'export', 'diets:cater']);

/**
 * Data that may reveal health or religion (Article 9) is kept on explicit consent and for a short time, and opens to no scope of ordinary staff. A
 * diet always is such data (P10).
 */
export const specialCategories: Rule = {
  name: 'special-categories',
  cites: 'P10, Article 9',
  check: (register) => [...declarations(register), ...access(register)],
};

function declarations({ supergraph }: CheckedRegister): readonly Finding[] {
  return classifiedFields(supergraph).flatMap(({ at, category, special, grounds, retention, purposes }) => {
    if (!special) {
      return category === 'DIET' ? [{ at, problem: 'is a diet, but not declared special' }] : [];
    }
    const others = grounds.map(({ basis }) => basis).filter((basis) => basis !== 'EXPLICIT_CONSENT');
    return [
      ...others.map((basis) => ({ at, problem: `is special, but rests on ${basis}` })),
      ...(retention === 'SESSION_PLUS_30_DAYS' ? [] : [{ at, problem: `is special, but kept by ${retention}` }]),
      ...(purposes.join() === 'TRAINING_SERVICE'
        ? []
        : [{ at, problem: 'is special, but used for more than the training it was told for' }]),
    ];
  });
}

function access({ supergraph }: CheckedRegister): readonly Finding[] {
  const table = accessTable(supergraph);
  return classifiedFields(supergraph).flatMap(({ at, special }) => {
    const rules = special ? table.get(at) : undefined;
    return [...(rules?.typeRules ?? []), ...(rules?.fieldRules ?? [])]
      .flatMap(({ scopes }) => scopes?.flat() ?? [])
      .filter((scope) => !scopesForSpecial.has(scope))
      .map((scope) => ({ at, problem: `is special, but opens to the scope ${scope}` }));
  });
}

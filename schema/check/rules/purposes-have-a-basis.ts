import { lawfulBases } from '../../privacy/lawful-bases.js';
import type { Rule } from '../rule.js';

/** Every purpose names the legal ground on which data is used for it (P9): without one no field that serves the purpose can be classified. */
export const purposesHaveABasis: Rule = {
  name: 'purposes-have-a-basis',
  cites: 'P5, P9, Article 6',
  check: ({ supergraph, access }) => {
    const grounded = new Set<string>(lawfulBases(supergraph).keys());
    return access.purposes
      .filter((purpose) => !grounded.has(purpose))
      .map((purpose) => ({ at: `ProcessingPurpose.${purpose}`, problem: 'has no @lawfulBasis' }));
  },
};

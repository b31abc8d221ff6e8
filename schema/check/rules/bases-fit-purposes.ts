import type { ProcessingPurpose } from '../../../subgraphs/shared/access/purposes.js';
import type { ClassifiedField } from '../../privacy/classification.js';
import { classifiedFields } from '../../privacy/classification.js';
import type { Finding, Rule } from '../rule.js';

/** For which purposes a value can come to be kept on a ground: a field names at least one of them. */
const purposesOfBasis: Readonly<Record<ClassifiedField['basis'], readonly ProcessingPurpose[]>> = {
  CONTRACT: ['CARD_SERVICE', 'TRAINING_SERVICE', 'CUSTOMER_RELATIONSHIP'],
  CONSENT: ['COMMUNICATIONS', 'DEVELOPMENT'],
  EXPLICIT_CONSENT: ['CARD_SERVICE', 'TRAINING_SERVICE'],
  LEGAL_OBLIGATION: ['BOOKKEEPING', 'DATA_SUBJECT_RIGHTS', 'ACCOUNTABILITY'],
};

/** How long a value is kept follows from why it is kept. */
const basesOfRetention: Readonly<Record<ClassifiedField['retention'], readonly ClassifiedField['basis'][]>> = {
  RELATIONSHIP_PLUS_5_YEARS: ['CONTRACT', 'CONSENT'],
  VOUCHER_6_YEARS: ['LEGAL_OBLIGATION'],
  SESSION_PLUS_30_DAYS: ['EXPLICIT_CONSENT'],
  ACCOUNTABILITY_RECORD: ['LEGAL_OBLIGATION'],
};

/**
 * Legal bases are consent and contract, and for bookkeeping and the rights of persons a legal obligation (P9): each classified field names a purpose
 * that can carry its ground, its storage period fits the ground, and no purpose is declared that no field serves (P5).
 */
export const basesFitPurposes: Rule = {
  name: 'bases-fit-purposes',
  cites: 'P5, P9, Article 6',
  check: ({ supergraph, access }) => {
    const fields = classifiedFields(supergraph);
    const served = new Set<string>(fields.flatMap(({ purposes }) => purposes));
    return [
      ...fields.flatMap(misfits),
      ...access.purposes
        .filter((purpose) => !served.has(purpose))
        .map((at) => ({ at, problem: 'is a purpose that no classified field serves, so that it has no legal basis' })),
    ];
  },
};

function misfits({ at, basis, purposes, retention }: ClassifiedField): readonly Finding[] {
  const carriers = purposesOfBasis[basis];
  return [
    ...(purposes.some((purpose) => carriers.includes(purpose))
      ? []
      : [{ at, problem: `rests on ${basis}, which takes one of the purposes ${carriers.join(', ')}` }]),
    ...(basesOfRetention[retention].includes(basis)
      ? []
      : [{ at, problem: `is kept by ${retention}, which does not follow from ${basis}` }]),
  ];
}

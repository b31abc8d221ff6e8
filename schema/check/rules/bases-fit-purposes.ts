import type { ProcessingPurpose } from '../../../subgraphs/shared/access/purposes.js';
import type { ClassifiedField } from '../../privacy/classification.js';
import { classifiedFields } from '../../privacy/classification.js';
import type { LawfulBasis } from '../../privacy/lawful-bases.js';
import { lawfulBases } from '../../privacy/lawful-bases.js';
import type { Finding, Rule } from '../rule.js';

type Bases = ReadonlyMap<ProcessingPurpose, LawfulBasis>;

/** How long a value is kept follows from why it is kept: the grounds of its purposes say whether they carry the period. */
const carries: Readonly<Record<ClassifiedField['retention'], (bases: readonly LawfulBasis[]) => boolean>> = {
  RELATIONSHIP_PLUS_5_YEARS: (bases) => bases.includes('CONTRACT') || bases.includes('CONSENT'),
  VOUCHER_6_YEARS: (bases) => bases.includes('LEGAL_OBLIGATION'),
  SESSION_PLUS_30_DAYS: (bases) => bases.every((basis) => basis === 'EXPLICIT_CONSENT'),
  ACCOUNTABILITY_RECORD: (bases) => bases.every((basis) => basis === 'LEGAL_OBLIGATION'),
};

/**
 * Legal bases are consent and contract, and for bookkeeping and the rights of persons a legal obligation (P9): each field's storage period fits the
 * grounds of its purposes, a field names a ground of its own only where that changes something and may be, and no purpose is declared that no field
 * serves (P5).
 */
export const basesFitPurposes: Rule = {
  name: 'bases-fit-purposes',
  cites: 'P5, P6, P9, Article 6',
  check: ({ supergraph, access }) => {
    const fields = classifiedFields(supergraph);
    const bases = lawfulBases(supergraph);
    const served = new Set<string>(fields.flatMap(({ purposes }) => purposes));
    return [
      ...fields.flatMap((field) => [...ownBasisFindings(field, bases), ...retentionFindings(field)]),
      ...access.purposes
        .filter((purpose) => !served.has(purpose))
        .map((at) => ({ at, problem: 'is a purpose that no classified field serves, so that it has no legal basis' })),
    ];
  },
};

function ownBasisFindings({ at, basis, purposes, special }: ClassifiedField, bases: Bases): readonly Finding[] {
  if (basis === null) return [];
  const findings: Finding[] = [];
  if (purposes.every((purpose) => bases.get(purpose) === basis)) {
    findings.push({ at, problem: `names ${basis}, which its purposes say already` });
  }
  // The law can want recorded what a contract needs too; nothing but the person's consent opens a purpose that takes it (P6).
  if (basis !== 'LEGAL_OBLIGATION' && !(basis === 'EXPLICIT_CONSENT' && special)) {
    findings.push({ at, problem: `cannot rest on ${basis} instead of on the ground of its purposes` });
  }
  const onConsent = purposes.filter((purpose) => bases.get(purpose) === 'CONSENT');
  if (basis !== 'EXPLICIT_CONSENT' && onConsent.length > 0) {
    findings.push({ at, problem: `serves ${onConsent.join(', ')} on ${basis}, but that takes consent` });
  }
  return findings;
}

function retentionFindings({ at, grounds, retention }: ClassifiedField): readonly Finding[] {
  const bases = [...new Set(grounds.map(({ basis }) => basis))];
  if (carries[retention](bases)) return [];
  return [{ at, problem: `is kept by ${retention}, which does not follow from ${bases.join(' and ')}` }];
}

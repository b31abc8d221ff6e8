import { brokenRules, lineOf } from '../rules.js';
import { findingsOf, registerOf } from '../testing.js';
import { purposesHaveABasis } from './purposes-have-a-basis.js';

const access = { purposes: ['CARD_SERVICE', 'DEVELOPMENT'] };
const grounded =
  'enum ProcessingPurpose { CARD_SERVICE @lawfulBasis(basis: CONTRACT) DEVELOPMENT @lawfulBasis(basis: CONSENT) }';
const ungrounded = grounded.replace(' @lawfulBasis(basis: CONSENT)', '');

describe('purposes-have-a-basis', () => {
  it('accepts purposes that all name their ground (P9)', () => {
    expect(findingsOf(purposesHaveABasis, { supergraph: grounded, access })).toEqual([]);
  });

  it('names the purpose that has none (P9)', () => {
    expect(findingsOf(purposesHaveABasis, { supergraph: ungrounded, access })).toEqual([
      'ProcessingPurpose.DEVELOPMENT: has no @lawfulBasis',
    ]);
  });

  it('is told alone, before the rules about fields that could not be classified without it', () => {
    const supergraph = `${ungrounded} type Visit { day: String @personalData(category: SERVICE_EVENTS, purposes: [DEVELOPMENT], controllers: [FMA_CREATIONS], retention: RELATIONSHIP_PLUS_5_YEARS, source: SERVICE_USE) }`;
    expect(brokenRules(registerOf({ supergraph, access })).map(lineOf)).toEqual([
      'ProcessingPurpose.DEVELOPMENT has no @lawfulBasis [purposes-have-a-basis: P5, P9, Article 6]',
    ]);
  });
});

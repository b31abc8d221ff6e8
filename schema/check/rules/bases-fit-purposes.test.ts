import { findingsOf } from '../testing.js';
import { basesFitPurposes } from './bases-fit-purposes.js';

function order(declared: string): string {
  return `type Order { total: Int @personalData(category: CUSTOMER_RELATIONSHIP, controllers: [FMA_CREATIONS], source: SERVICE_USE, ${declared}) }`;
}

describe('bases-fit-purposes', () => {
  it.each([
    'purposes: [CARD_SERVICE, DEVELOPMENT], retention: RELATIONSHIP_PLUS_5_YEARS',
    'purposes: [CARD_SERVICE, BOOKKEEPING], retention: VOUCHER_6_YEARS',
    'purposes: [COMMUNICATIONS], retention: RELATIONSHIP_PLUS_5_YEARS',
    'purposes: [ACCOUNTABILITY, DATA_SUBJECT_RIGHTS], retention: ACCOUNTABILITY_RECORD',
    'purposes: [CUSTOMER_RELATIONSHIP, ACCOUNTABILITY], basis: LEGAL_OBLIGATION, retention: ACCOUNTABILITY_RECORD',
    'purposes: [TRAINING_SERVICE], basis: EXPLICIT_CONSENT, special: true, retention: SESSION_PLUS_30_DAYS',
  ])('accepts %s (P9)', (declared) => {
    expect(findingsOf(basesFitPurposes, { supergraph: order(declared) })).toEqual([]);
  });

  it.each([
    [
      'a law that wants people written to',
      'purposes: [COMMUNICATIONS, ACCOUNTABILITY], basis: LEGAL_OBLIGATION, retention: ACCOUNTABILITY_RECORD',
      'Order.total: serves COMMUNICATIONS on LEGAL_OBLIGATION, but that takes consent',
    ],
    [
      'a contract to keep the books',
      'purposes: [BOOKKEEPING], basis: CONTRACT, retention: RELATIONSHIP_PLUS_5_YEARS',
      'Order.total: cannot rest on CONTRACT instead of on the ground of its purposes',
    ],
    [
      'explicit consent to what is not special',
      'purposes: [CARD_SERVICE], basis: EXPLICIT_CONSENT, retention: SESSION_PLUS_30_DAYS',
      'Order.total: cannot rest on EXPLICIT_CONSENT instead of on the ground of its purposes',
    ],
    [
      'a ground that is said twice',
      'purposes: [ACCOUNTABILITY], basis: LEGAL_OBLIGATION, retention: ACCOUNTABILITY_RECORD',
      'Order.total: names LEGAL_OBLIGATION, which its purposes say already',
    ],
  ])('does not believe in %s (P6, P9)', (_what, declared, finding) => {
    expect(findingsOf(basesFitPurposes, { supergraph: order(declared) })).toEqual([finding]);
  });

  it.each([
    ['VOUCHER_6_YEARS', 'purposes: [CARD_SERVICE]', 'CONTRACT'],
    ['RELATIONSHIP_PLUS_5_YEARS', 'purposes: [BOOKKEEPING]', 'LEGAL_OBLIGATION'],
    ['ACCOUNTABILITY_RECORD', 'purposes: [CUSTOMER_RELATIONSHIP, ACCOUNTABILITY]', 'CONTRACT and LEGAL_OBLIGATION'],
    ['SESSION_PLUS_30_DAYS', 'purposes: [TRAINING_SERVICE]', 'CONTRACT'],
  ])('does not keep by %s for %s', (retention, declared, bases) => {
    expect(findingsOf(basesFitPurposes, { supergraph: order(`${declared}, retention: ${retention}`) })).toEqual([
      `Order.total: is kept by ${retention}, which does not follow from ${bases}`,
    ]);
  });

  it('names a purpose that no field serves (P5)', () => {
    const supergraph = order('purposes: [CARD_SERVICE], retention: RELATIONSHIP_PLUS_5_YEARS');
    const access = { purposes: ['CARD_SERVICE', 'COMMUNICATIONS'] };

    expect(findingsOf(basesFitPurposes, { supergraph, access })).toEqual([
      expect.stringMatching(/^COMMUNICATIONS: is a purpose that no classified field serves/),
    ]);
  });
});

import { findingsOf } from '../testing.js';
import { basesFitPurposes } from './bases-fit-purposes.js';

function order(declared: string): string {
  return `type Order { total: Int @personalData(category: CUSTOMER_RELATIONSHIP, controllers: [FMA_CREATIONS], source: SERVICE_USE, ${declared}) }`;
}

describe('bases-fit-purposes', () => {
  it.each([
    'purposes: [CARD_SERVICE, DEVELOPMENT], basis: CONTRACT, retention: RELATIONSHIP_PLUS_5_YEARS',
    'purposes: [CARD_SERVICE, BOOKKEEPING], basis: LEGAL_OBLIGATION, retention: VOUCHER_6_YEARS',
    'purposes: [COMMUNICATIONS], basis: CONSENT, retention: RELATIONSHIP_PLUS_5_YEARS',
  ])('accepts %s (P9)', (declared) => {
    expect(findingsOf(basesFitPurposes, { supergraph: order(declared) })).toEqual([]);
  });

  it.each([
    ['a contract to communicate', 'purposes: [COMMUNICATIONS], basis: CONTRACT, retention: RELATIONSHIP_PLUS_5_YEARS'],
    ['a law that wants a service', 'purposes: [CARD_SERVICE], basis: LEGAL_OBLIGATION, retention: VOUCHER_6_YEARS'],
  ])('does not believe in %s (P9)', (_what, declared) => {
    expect(findingsOf(basesFitPurposes, { supergraph: order(declared) })).toEqual([
      expect.stringMatching(/^Order\.total: rests on \w+, which takes one of the purposes/),
    ]);
  });

  it('does not keep on contract for as long as bookkeeping would', () => {
    const supergraph = order('purposes: [CARD_SERVICE], basis: CONTRACT, retention: VOUCHER_6_YEARS');

    expect(findingsOf(basesFitPurposes, { supergraph })).toEqual([
      'Order.total: is kept by VOUCHER_6_YEARS, which does not follow from CONTRACT',
    ]);
  });

  it('names a purpose that no field serves (P5)', () => {
    const supergraph = order('purposes: [CARD_SERVICE], basis: CONTRACT, retention: RELATIONSHIP_PLUS_5_YEARS');
    const access = { purposes: ['CARD_SERVICE', 'COMMUNICATIONS'] };

    expect(findingsOf(basesFitPurposes, { supergraph, access })).toEqual([
      expect.stringMatching(/^COMMUNICATIONS: is a purpose that no classified field serves/),
    ]);
  });
});

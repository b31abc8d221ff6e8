import { findingsOf } from '../testing.js';
import { specialCategories } from './special-categories.js';

const diet = `type Diet @requiresScopes(scopes: [["self"], ["export"]]) {
  codes: String @personalData(category: DIET, purposes: [TRAINING_SERVICE], basis: EXPLICIT_CONSENT, controllers: [MUSEOLIITTO], retention: SESSION_PLUS_30_DAYS, source: DATA_SUBJECT, special: true)
}`;

describe('special-categories', () => {
  it('accepts a diet on explicit consent that only the person and the export see (P10)', () => {
    expect(findingsOf(specialCategories, { supergraph: diet })).toEqual([]);
  });

  it.each([
    [', basis: EXPLICIT_CONSENT', '', 'Diet.codes: is special, but rests on CONTRACT'],
    ['basis: EXPLICIT_CONSENT', 'basis: CONSENT', 'Diet.codes: is special, but rests on CONSENT'],
    ['SESSION_PLUS_30_DAYS', 'VOUCHER_6_YEARS', 'Diet.codes: is special, but kept by VOUCHER_6_YEARS'],
    [
      '[TRAINING_SERVICE]',
      '[TRAINING_SERVICE, DEVELOPMENT]',
      'Diet.codes: is special, but used for more than the training it was told for',
    ],
    [', special: true', '', 'Diet.codes: is a diet, but not declared special'],
    ['["export"]', '["training:read"]', 'Diet.codes: is special, but opens to the scope training:read'],
  ])('names the field when %s becomes "%s" (Article 9)', (declared, changed, finding) => {
    expect(findingsOf(specialCategories, { supergraph: diet.replace(declared, changed) })).toEqual([finding]);
  });
});

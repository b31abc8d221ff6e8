import type { RegisterOutline } from '../testing.js';
import { findingsOf } from '../testing.js';
import { knownAccessNames } from './known-access-names.js';

const kept = {
  supergraph: `
    enum ProcessingPurpose { CARD_SERVICE }
    type Card @requiresScopes(scopes: [["cards:read"]]) @policy(policies: [["own-record"]]) { id: ID! }`,
  access: {
    scopes: ['cards:read'],
    policies: ['own-record'],
    purposes: ['CARD_SERVICE'],
    roles: { 'card-service': { kind: 'staff', scopes: ['cards:read'], purposes: ['CARD_SERVICE'] } },
  },
} as const satisfies RegisterOutline;

describe('known-access-names', () => {
  it('accepts a schema that names what the tables know', () => {
    expect(findingsOf(knownAccessNames, kept)).toEqual([]);
  });

  it('names the field that asks for a scope or a policy that does not exist', () => {
    const access = { ...kept.access, scopes: [], policies: [] };

    expect(findingsOf(knownAccessNames, { ...kept, access })).toEqual([
      'Card.id: names no scope of scopes.ts: cards:read',
      'Card.id: names no policy of policies.ts: own-record',
    ]);
  });

  it('names a scope that no role holds, and one that opens nothing', () => {
    const access = { ...kept.access, scopes: ['cards:read', 'cards:write'] };

    expect(findingsOf(knownAccessNames, { ...kept, access })).toEqual([
      'cards:write: is granted to no role',
      'cards:write: opens no field of the schema',
    ]);
  });

  it('holds purposes.ts and ProcessingPurpose together: every operation has a declared purpose (P5)', () => {
    const supergraph = kept.supergraph.replace('CARD_SERVICE', 'TRAINING_SERVICE');

    expect(findingsOf(knownAccessNames, { ...kept, supergraph })).toEqual([
      'CARD_SERVICE: is in purposes.ts but not in ProcessingPurpose',
      'TRAINING_SERVICE: is in ProcessingPurpose but not in purposes.ts',
      'card-service: acts for no declared purpose: CARD_SERVICE',
    ]);
  });
});

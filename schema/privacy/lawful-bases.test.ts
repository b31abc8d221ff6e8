import { parse } from 'graphql';
import { purposes } from '../../subgraphs/shared/access/purposes.js';
import { subgraphSdl } from '../../subgraphs/shared/runtime/sdl.js';
import { supergraphText } from '../checked-in-supergraph.js';
import { lawfulBases } from './lawful-bases.js';

describe('the ground of each purpose (P9)', () => {
  it('is contract for the services, consent for development and communications, the law for the rest (P5, P6)', () => {
    expect(Object.fromEntries(lawfulBases(subgraphSdl('register')))).toEqual({
      CARD_SERVICE: 'CONTRACT',
      TRAINING_SERVICE: 'CONTRACT',
      CUSTOMER_RELATIONSHIP: 'CONTRACT',
      DEVELOPMENT: 'CONSENT',
      COMMUNICATIONS: 'CONSENT',
      BOOKKEEPING: 'LEGAL_OBLIGATION',
      DATA_SUBJECT_RIGHTS: 'LEGAL_OBLIGATION',
      ACCOUNTABILITY: 'LEGAL_OBLIGATION',
    });
  });

  it('is kept through composition, for every purpose', () => {
    expect([...lawfulBases(parse(supergraphText())).keys()]).toEqual(purposes);
  });

  it.each([
    ['a ground that the register does not know', 'enum ProcessingPurpose { CARD_SERVICE @lawfulBasis(basis: HABIT) }'],
    ['a purpose that it does not know', 'enum ProcessingPurpose { GOSSIP @lawfulBasis(basis: CONSENT) }'],
  ])('is never %s', (_what, sdl) => {
    expect(() => lawfulBases(parse(sdl))).toThrow();
  });
});

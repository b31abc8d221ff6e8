import { decideParticipant } from './participant.js';

const aino = '5b1f6c0a-3d3e-4c57-9a51-0f6d2f4b8e01';
const veikko = 'c2a7d9e4-8b1c-4f0d-8e6b-7a3c5d9f1e02';

describe('whom a caller may enrol (P22)', () => {
  it.each([[null], [aino]])('is a data subject themselves, who names %p', (named) => {
    expect(decideParticipant({ role: 'person', personId: aino }, named)).toEqual({ decision: 'ENROL', personId: aino });
  });

  it('is nobody else for a data subject', () => {
    expect(decideParticipant({ role: 'person', personId: aino }, veikko)).toEqual({
      decision: 'REFUSE',
      reason: 'SOMEBODY_ELSE',
    });
  });

  it.each([[null], [veikko]])('is nobody for a data subject whose token points at no Person, who names %p', (named) => {
    expect(decideParticipant({ role: 'person', personId: null }, named)).toMatchObject({ decision: 'REFUSE' });
  });

  it('is whom staff name', () => {
    expect(decideParticipant({ role: 'training-service', personId: null }, veikko)).toEqual({
      decision: 'ENROL',
      personId: veikko,
    });
  });

  it.each([[null], [''], ['100000000001'], [`${veikko} `]])('is nobody when staff name %p', (named) => {
    expect(decideParticipant({ role: 'training-service', personId: null }, named)).toEqual({
      decision: 'REFUSE',
      reason: 'PERSON_REQUIRED',
    });
  });
});

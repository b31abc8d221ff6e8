import type { Caller } from './caller.js';
import { policies, policyNamed } from './policies.js';

const subject: Caller = { subject: 's', role: 'person', purpose: null, personId: 'p1', catererId: null, siteId: null };
const staff: Caller = {
  subject: 's',
  role: 'card-service',
  purpose: 'CARD_SERVICE',
  personId: null,
  catererId: null,
  siteId: null,
};
const caterer: Caller = {
  subject: 's',
  role: 'caterer',
  purpose: 'TRAINING_SERVICE',
  personId: null,
  catererId: 'c1',
  siteId: null,
};

describe('own-record', () => {
  const { holds } = policyNamed('own-record');

  it('lets a data subject see the Person that they are and no other', () => {
    expect(holds(subject, { __typename: 'Person', id: 'p1' })).toBe(true);
    expect(holds(subject, { __typename: 'Person', id: 'p2' })).toBe(false);
  });

  it('judges a record by its owner, not by its own id', () => {
    expect(holds(subject, { id: 'p1', personId: 'p2' })).toBe(false);
    expect(holds(subject, { id: 'x', personId: 'p1' })).toBe(true);
  });

  it("takes a record that names nobody for nobody's own", () => {
    expect(holds(subject, { id: 'p1' })).toBe(false);
    expect(holds(subject, { id: 'card', personId: null })).toBe(false);
    expect(holds({ ...subject, personId: null }, { id: 'card', personId: null })).toBe(false);
  });

  it('leaves staff to their scopes', () => {
    expect(holds(staff, { __typename: 'Person', id: 'p2' })).toBe(true);
  });
});

describe('caters-session', () => {
  const { holds, mayHold } = policyNamed('caters-session');

  it('is for the caterer of that session alone (P10)', () => {
    expect(holds(caterer, { id: 'session', catererId: 'c1' })).toBe(true);
    expect(holds(caterer, { id: 'session', catererId: 'c2' })).toBe(false);
    expect(holds(caterer, { id: 'session', catererId: null })).toBe(false);
    expect(holds(caterer, { id: 'session' })).toBe(false);
  });

  it('is out of reach for whoever caters for nobody', () => {
    expect(mayHold(staff)).toBe(false);
    expect(holds(staff, { id: 'session', catererId: null })).toBe(false);
  });
});

it('refuses to run on a schema that names an unknown policy', () => {
  expect(Object.keys(policies)).toEqual(['own-record', 'caters-session']);
  expect(() => policyNamed('toString')).toThrow(/does not exist/);
});

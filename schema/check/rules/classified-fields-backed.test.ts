import { findingsOf } from '../testing.js';
import { classifiedFieldsBacked } from './classified-fields-backed.js';

const declared =
  '@personalData(category: IDENTITY_AND_CONTACT, purposes: [CARD_SERVICE], controllers: [FMA_CREATIONS], retention: RELATIONSHIP_PLUS_5_YEARS, source: DATA_SUBJECT)';
const sdl = { register: `type Person { email: String ${declared} }` };
const email = { path: 'email', classification: { kind: 'personal', exposedBy: ['Person.email'] } } as const;

describe('classified-fields-backed', () => {
  it('accepts a classified field that a stored path backs', () => {
    expect(findingsOf(classifiedFieldsBacked, { sdl, stored: { register: { persons: [email] } } })).toEqual([]);
  });

  it('names a classified field that nothing stores', () => {
    expect(findingsOf(classifiedFieldsBacked, { sdl })).toEqual([
      'register Person.email: is classified as stored, but no stored path of the subgraph backs it',
    ]);
  });

  it("does not take another subgraph's path for it", () => {
    expect(findingsOf(classifiedFieldsBacked, { sdl, stored: { training: { enrolments: [email] } } })).toHaveLength(1);
  });
});

import { findingsOf } from '../testing.js';
import { storedPathsClassified } from './stored-paths-classified.js';

const declared =
  '@personalData(category: IDENTITY_AND_CONTACT, purposes: [CARD_SERVICE], controllers: [FMA_CREATIONS], retention: RELATIONSHIP_PLUS_5_YEARS, source: DATA_SUBJECT)';
const sdl = { register: `type Person { email: String ${declared} phone: String }` };

describe('stored-paths-classified', () => {
  it('accepts a path with its classified field, and one that is operational for a reason', () => {
    const stored = {
      register: {
        persons: [
          { path: 'email', classification: { kind: 'personal', exposedBy: ['Person.email'] } },
          { path: 'version', classification: { kind: 'operational', reason: 'guards a change' } },
        ],
      },
    } as const;

    expect(findingsOf(storedPathsClassified, { sdl, stored })).toEqual([]);
  });

  it('names a stored path that nobody classified, with its subgraph and collection', () => {
    const stored = { register: { persons: [{ path: 'address.floor', classification: null }] } };

    expect(findingsOf(storedPathsClassified, { sdl, stored })).toEqual([
      expect.stringContaining('register persons.address.floor: is stored but not classified'),
    ]);
  });

  it('names a path whose field is not classified, or is not of this subgraph', () => {
    const phone = { path: 'phone', classification: { kind: 'personal', exposedBy: ['Person.phone'] } } as const;
    const email = { path: 'email', classification: { kind: 'personal', exposedBy: ['Person.email'] } } as const;
    const stored = { register: { persons: [phone] }, training: { enrolments: [email] } };

    expect(findingsOf(storedPathsClassified, { sdl, stored })).toEqual([
      'register persons.phone: is exposed by Person.phone, which is no @personalData field of register',
      'training enrolments.email: is exposed by Person.email, which is no @personalData field of training',
    ]);
  });

  it('does not take an empty reason', () => {
    const stored = {
      register: { persons: [{ path: 'version', classification: { kind: 'operational', reason: ' ' } }] },
    } as const;

    expect(findingsOf(storedPathsClassified, { sdl, stored })).toEqual([
      'register persons.version: is operational without a reason',
    ]);
  });
});

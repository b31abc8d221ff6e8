import { findingsOf } from '../testing.js';
import { neverStored } from './never-stored.js';

describe('never-stored', () => {
  it('accepts a year of birth (P12)', () => {
    const sdl = { register: 'type Person { birthYear: Int }' };
    const stored = { register: { persons: [{ path: 'birthYear', classification: null }] } };

    expect(findingsOf(neverStored, { sdl, stored })).toEqual([]);
  });

  it.each(['birthDate', 'dateOfBirth', 'profile.dob', 'birthDay', 'personalIdentityCode'])(
    'stores no %s: a birth year, never a date (P12)',
    (path) => {
      const stored = { register: { persons: [{ path, classification: null }] } };

      expect(findingsOf(neverStored, { stored })).toEqual([
        `register persons.${path}: looks like a date of birth, which is never kept (P12)`,
      ]);
    },
  );

  it.each(['passwordHash', 'password', 'credentials'])(
    'stores no %s: those live with the identity provider (P13)',
    (path) => {
      const stored = { register: { persons: [{ path, classification: null }] } };

      expect(findingsOf(neverStored, { stored })).toEqual([expect.stringContaining('looks like a password')]);
    },
  );

  it('asks for neither in an input', () => {
    const sdl = { register: 'input RegisterPersonInput { birthDate: Date, password: String }' };

    expect(findingsOf(neverStored, { sdl })).toHaveLength(2);
  });

  it('takes no date for a year of birth (P12)', () => {
    const sdl = { register: 'type Person { birthYear: Date }' };

    expect(findingsOf(neverStored, { sdl })).toEqual([
      'register birthYear: is not an Int: a year of birth is no date (P12)',
    ]);
  });
});

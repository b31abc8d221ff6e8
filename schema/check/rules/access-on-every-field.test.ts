import { findingsOf } from '../testing.js';
import { accessOnEveryField } from './access-on-every-field.js';

describe('access-on-every-field', () => {
  it('accepts a rule on the field or on its type', () => {
    const sdl = {
      training: 'type Course @authenticated { name: String } type Query { me: Int @policy(policies: [["x"]]) }',
    };

    expect(findingsOf(accessOnEveryField, { sdl })).toEqual([]);
  });

  it('names a field that nobody was given access to: access is only for those whose tasks need it (P22)', () => {
    const sdl = { training: 'type Course { name: String @authenticated, notes: String }' };

    expect(findingsOf(accessOnEveryField, { sdl })).toEqual([
      expect.stringContaining('training Course.notes: has no access rule'),
      expect.stringContaining('supergraph Course.notes: has no access rule'),
    ]);
  });
});

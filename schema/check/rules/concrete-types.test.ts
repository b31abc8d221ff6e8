import { findingsOf } from '../testing.js';
import { concreteTypes } from './concrete-types.js';

describe('concrete-types', () => {
  it('accepts object types', () => {
    expect(findingsOf(concreteTypes, { sdl: { register: 'type Person { id: ID! }' } })).toEqual([]);
  });

  it.each(['interface Node { id: ID! }', 'union Node = Person'])(
    'names %s, behind which no access rule is known',
    (sdl) => {
      expect(findingsOf(concreteTypes, { sdl: { register: sdl } })).toEqual([
        expect.stringContaining('register Node: '),
      ]);
    },
  );
});

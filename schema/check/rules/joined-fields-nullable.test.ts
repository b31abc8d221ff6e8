import { findingsOf } from '../testing.js';
import { joinedFieldsNullable } from './joined-fields-nullable.js';

const owner = 'type Query { me: Person } type Person @key(fields: "id") { id: ID! name: String! }';

describe('joined-fields-nullable', () => {
  it("accepts the owner's non-null fields, the key, and nullable fields of the others", () => {
    const sdl = { register: owner, training: 'type Person @key(fields: "id") { id: ID! diet: Diet }' };

    expect(findingsOf(joinedFieldsNullable, { sdl })).toEqual([]);
  });

  it('names a field of another subgraph that would take the whole person with it', () => {
    const sdl = { register: owner, training: 'type Person @key(fields: "id") { id: ID! diet: Diet! }' };

    expect(findingsOf(joinedFieldsNullable, { sdl })).toEqual([expect.stringContaining('training Person.diet: ')]);
  });

  it("names the owner's field that needs another's facts", () => {
    const sdl = {
      register: `${owner} extend type Person { facts: Facts @external retention: Retention! @requires(fields: "facts { at }") }`,
    };

    expect(findingsOf(joinedFieldsNullable, { sdl })).toEqual([expect.stringContaining('register Person.retention: ')]);
  });
});

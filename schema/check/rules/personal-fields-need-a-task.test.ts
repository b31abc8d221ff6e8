import { findingsOf } from '../testing.js';
import { personalFieldsNeedATask } from './personal-fields-need-a-task.js';

describe('personal-fields-need-a-task', () => {
  it('accepts a scope on the field or on its type, and the bare id', () => {
    const supergraph = `
      type Person @authenticated @policy(policies: [["own-record"]]) { id: ID! email: String @requiresScopes(scopes: [["self"]]) }
      type PersonName @requiresScopes(scopes: [["self"]]) { given: String @personalData(purposes: [CARD_SERVICE]) }`;

    expect(findingsOf(personalFieldsNeedATask, { supergraph })).toEqual([]);
  });

  it('names a field of a person that everybody signed in would see (P22)', () => {
    const supergraph = 'type Person @authenticated @policy(policies: [["own-record"]]) { id: ID! shoeSize: Int }';

    expect(findingsOf(personalFieldsNeedATask, { supergraph })).toEqual([expect.stringContaining('Person.shoeSize: ')]);
  });

  it('names a classified field on a type that everybody signed in sees', () => {
    const supergraph = 'type Course @authenticated { teacher: String @personalData(purposes: [TRAINING_SERVICE]) }';

    expect(findingsOf(personalFieldsNeedATask, { supergraph })).toEqual([expect.stringContaining('Course.teacher: ')]);
  });
});

import { Schema } from 'mongoose';
import { operational, personal, storedPaths } from './personal-data.js';

describe('storedPaths', () => {
  it('tells of each path what it was classified as', () => {
    const schema = new Schema(
      {
        _id: { type: String, required: true, ...operational('opaque key') },
        birthYear: { type: Number, default: null, ...personal('Person.birthYear') },
      },
      { versionKey: false },
    );

    expect(storedPaths(schema)).toEqual([
      { path: '_id', classification: { kind: 'operational', reason: 'opaque key' } },
      { path: 'birthYear', classification: { kind: 'personal', exposedBy: ['Person.birthYear'] } },
    ]);
  });

  it('finds a path that nobody classified, in a subschema and in a list too', () => {
    const address = new Schema(
      { street: { type: String, ...personal('PostalAddress.street') }, floor: String },
      noKeys,
    );
    const schema = new Schema(
      { address: { type: address, default: null }, lines: [new Schema({ product: String }, noKeys)] },
      noKeys,
    );

    expect(unclassified(schema)).toEqual(['address.floor', 'lines.product']);
  });

  it('classifies what is inside a classified object or list with it', () => {
    const name = new Schema({ fi: String, sv: String }, noKeys);
    const schema = new Schema(
      { name: { type: name, ...personal('Qualification.name') }, codes: { type: [String], ...personal('Diet.codes') } },
      noKeys,
    );

    expect(unclassified(schema)).toEqual([]);
    expect(storedPaths(schema).map(({ path }) => path)).toEqual(['name.fi', 'name.sv', 'codes']);
  });

  it('counts the keys and times that mongoose itself adds', () => {
    expect(unclassified(new Schema({}, { timestamps: true }))).toEqual(['_id', 'createdAt', 'updatedAt', '__v']);
  });
});

const noKeys = { _id: false, versionKey: false } as const;

function unclassified(schema: Schema): string[] {
  return storedPaths(schema).flatMap(({ path, classification }) => (classification ? [] : [path]));
}

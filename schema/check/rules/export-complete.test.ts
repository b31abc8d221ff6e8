import { findingsOf } from '../testing.js';
import { exportComplete } from './export-complete.js';

const common = 'category: TRAINING, controllers: [MUSEOLIITTO], retention: RELATIONSHIP_PLUS_5_YEARS';
const supergraph = `
  type Query { personDataExport: Export person: Person }
  type Export { person: Person, number: Int }
  type Person {
    email: String @personalData(${common}, purposes: [TRAINING_SERVICE], source: DATA_SUBJECT)
    dueOn: String @personalData(${common}, purposes: [BOOKKEEPING], source: SERVICE_USE)
    note: String
  }`;
const access = '{ personDataExport { person { email dueOn } } }';
const portability = '{ personDataExport { person { email } } }';

describe('export-complete', () => {
  it('accepts a complete copy and an exact portable part', () => {
    expect(findingsOf(exportComplete, { supergraph, exports: { access, portability } })).toEqual([]);
  });

  it('names the personal field that the copy misses (P27)', () => {
    const exports = { access: '{ personDataExport { person { dueOn } } }', portability };

    expect(findingsOf(exportComplete, { supergraph, exports })).toEqual([
      'Person.email: is personal data that schema/operations/export-access.graphql does not select',
    ]);
  });

  it('does not count what a document reads beside the export', () => {
    const exports = { access: '{ personDataExport { person { dueOn } } person { email } }', portability };

    expect(findingsOf(exportComplete, { supergraph, exports })).toHaveLength(1);
  });

  it('counts what a fragment selects', () => {
    const exports = {
      access: '{ personDataExport { person { ...all } } } fragment all on Person { email dueOn }',
      portability,
    };

    expect(findingsOf(exportComplete, { supergraph, exports })).toEqual([]);
  });

  it('names what the portable part misses, and what it should not carry (P32)', () => {
    const exports = { access, portability: '{ personDataExport { person { dueOn } } }' };

    expect(findingsOf(exportComplete, { supergraph, exports })).toEqual([
      'Person.email: is portable data that schema/operations/export-portability.graphql does not select',
      'Person.dueOn: is not portable, but schema/operations/export-portability.graphql selects it',
    ]);
  });

  it('misses a document that is not there', () => {
    expect(findingsOf(exportComplete, { supergraph })).toEqual([
      'schema/operations/export-access.graphql: does not exist',
      'schema/operations/export-portability.graphql: does not exist',
    ]);
  });
});

import { findingsOf } from '../testing.js';
import { everythingDescribed } from './everything-described.js';

describe('everything-described', () => {
  it('accepts a schema that explains itself', () => {
    const supergraph = `
      "A course." type Course { "Its name." name("Which language." language: Language): String }
      "A language." enum Language { "Finnish." FI }
      "Who." input EnrolInput { "Which session." sessionId: ID! }
      "A day." scalar Date
      enum join__Graph { TRAINING }`;

    expect(findingsOf(everythingDescribed, { supergraph })).toEqual([]);
  });

  it('names every type, field, argument, enum value and input field that does not', () => {
    const supergraph = `
      type Course { name(language: Language): String }
      enum Language { FI }
      input EnrolInput { sessionId: ID! }
      scalar Date`;

    expect(findingsOf(everythingDescribed, { supergraph })).toEqual(
      [
        'Course',
        'Course.name',
        'Course.name(language:)',
        'Language',
        'Language.FI',
        'EnrolInput',
        'EnrolInput.sessionId',
        'Date',
      ].map((at) => `${at}: has no description`),
    );
  });

  it('does not take an empty description', () => {
    expect(findingsOf(everythingDescribed, { supergraph: '" " scalar Date' })).toEqual(['Date: has no description']);
  });
});

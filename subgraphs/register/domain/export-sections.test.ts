import { classifiedFields, isPortable } from '../../../schema/privacy/classification.js';
import { subgraphSdl } from '../../shared/runtime/sdl.js';
import type { ReachedParts } from './export-sections.js';
import { exportSections, exportStatus, isExported, missingParts } from './export-sections.js';

const typeOf = { consents: 'ConsentDecision', rightsRequests: 'RightsRequest', disclosures: 'Disclosure' } as const;

const reached: ReachedParts = { REGISTER: true, MUSEOKORTTI: true, TRAINING: true };

describe('what an export has of the register (P27, P32)', () => {
  it.each(exportSections)('has the %s in a copy under Article 15', (section) => {
    expect(isExported(section, 'ACCESS')).toBe(true);
  });

  it.each(exportSections)('has the %s in a portable part exactly when the schema says so (Article 20)', (section) => {
    const fields = classifiedFields(subgraphSdl('register')).filter(({ type }) => type === typeOf[section]);
    expect(fields).not.toEqual([]);
    expect(isExported(section, 'PORTABILITY')).toBe(fields.some(isPortable));
  });
});

describe('the status of an export (Article 15)', () => {
  it('is COMPLETE when every part was reached', () => {
    expect(exportStatus(reached)).toBe('COMPLETE');
    expect(missingParts(reached)).toEqual([]);
  });

  it.each(['REGISTER', 'MUSEOKORTTI', 'TRAINING'] as const)(
    'is PARTIAL when %s could not be reached, and names it',
    (part) => {
      const without = { ...reached, [part]: false };
      expect(exportStatus(without)).toBe('PARTIAL');
      expect(missingParts(without)).toEqual([part]);
    },
  );

  it('names all missing parts, in the order of the schema', () => {
    expect(missingParts({ REGISTER: false, MUSEOKORTTI: true, TRAINING: false })).toEqual(['REGISTER', 'TRAINING']);
  });
});

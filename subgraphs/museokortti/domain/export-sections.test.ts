import { classifiedFields, isPortable } from '../../../schema/privacy/classification.js';
import { subgraphSdl } from '../../shared/runtime/sdl.js';
import { exportSections, isExported } from './export-sections.js';

const typeOf = { cards: 'Card', visits: 'Visit', orders: 'Order' } as const;

describe('what an export has of the card service (P27, P32)', () => {
  it.each(exportSections)('has the %s in a copy under Article 15', (section) => {
    expect(isExported(section, 'ACCESS')).toBe(true);
  });

  it.each(exportSections)('has the %s in a portable part exactly when the schema says so (Article 20)', (section) => {
    const fields = classifiedFields(subgraphSdl('museokortti')).filter(({ type }) => type === typeOf[section]);
    expect(fields).not.toEqual([]);
    expect(isExported(section, 'PORTABILITY')).toBe(fields.some(isPortable));
  });
});

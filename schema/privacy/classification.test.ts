import { parse } from 'graphql';
import type { ClassifiedField } from './classification.js';
import { basesOf, classifiedFields, isPortable } from './classification.js';

const purposes = `enum ProcessingPurpose {
  CARD_SERVICE @lawfulBasis(basis: CONTRACT)
  TRAINING_SERVICE @lawfulBasis(basis: CONTRACT)
  DEVELOPMENT @lawfulBasis(basis: CONSENT)
  BOOKKEEPING @lawfulBasis(basis: LEGAL_OBLIGATION)
  ACCOUNTABILITY
}`;
const rest =
  'category: TRAINING, controllers: [MUSEOLIITTO], retention: RELATIONSHIP_PLUS_5_YEARS, source: SERVICE_USE';

function fields(...declared: readonly string[]): readonly ClassifiedField[] {
  const sites = declared.map((site, index) => `field${index}: String @personalData(${site})`);
  return classifiedFields(parse(`${purposes} type Enrolment { id: ID! ${sites.join(' ')} }`));
}

describe('classifiedFields', () => {
  it('reads what each classified field declares with the ground of each purpose, and skips the others (P9)', () => {
    expect(fields(`${rest}, purposes: [TRAINING_SERVICE, DEVELOPMENT]`)).toEqual([
      {
        type: 'Enrolment',
        field: 'field0',
        at: 'Enrolment.field0',
        category: 'TRAINING',
        purposes: ['TRAINING_SERVICE', 'DEVELOPMENT'],
        basis: null,
        grounds: [
          { purpose: 'TRAINING_SERVICE', basis: 'CONTRACT' },
          { purpose: 'DEVELOPMENT', basis: 'CONSENT' },
        ],
        controllers: ['MUSEOLIITTO'],
        retention: 'RELATIONSHIP_PLUS_5_YEARS',
        source: 'SERVICE_USE',
        special: false,
      },
    ]);
  });

  it('takes the ground that a field names instead of its purposes’ (P9)', () => {
    const [field] = fields(`${rest}, purposes: [TRAINING_SERVICE], basis: EXPLICIT_CONSENT`);
    expect(field?.grounds).toEqual([{ purpose: 'TRAINING_SERVICE', basis: 'EXPLICIT_CONSENT' }]);
  });

  it('refuses a site that leaves out the source of the value (P20)', () => {
    expect(() => fields(`${rest.replace(', source: SERVICE_USE', '')}, purposes: [TRAINING_SERVICE]`)).toThrow(
      /source/,
    );
  });

  it('refuses a purpose without a ground, naming the field (P9)', () => {
    expect(() => fields(`${rest}, purposes: [ACCOUNTABILITY]`)).toThrow(
      'Enrolment.field0 serves ACCOUNTABILITY, which has no @lawfulBasis',
    );
  });
});

describe('isPortable', () => {
  function portable(declared: string): boolean | undefined {
    const [field] = fields(
      `${declared.includes('source') ? rest.replace(', source: SERVICE_USE', '') : rest}, ${declared}`,
    );
    return field && isPortable(field);
  }

  it.each([
    ['what was observed on the contract', 'purposes: [TRAINING_SERVICE]'],
    ['what was provided on consent', 'purposes: [DEVELOPMENT], source: DATA_SUBJECT'],
    ['what was provided on explicit consent', 'purposes: [TRAINING_SERVICE], basis: EXPLICIT_CONSENT'],
    ['what the contract needs and bookkeeping keeps too, such as an order', 'purposes: [CARD_SERVICE, BOOKKEEPING]'],
  ])('takes %s (Article 20, P32)', (_what, declared) => {
    expect(portable(declared)).toBe(true);
  });

  it.each([
    ['what only the law wants kept', 'purposes: [BOOKKEEPING]'],
    ['what the law itself wants recorded, whatever it serves', 'purposes: [CARD_SERVICE], basis: LEGAL_OBLIGATION'],
    ['what the controllers assigned themselves', 'purposes: [CARD_SERVICE], source: CONTROLLER'],
  ])('leaves %s (Article 20, P32)', (_what, declared) => {
    expect(portable(declared)).toBe(false);
  });
});

describe('basesOf', () => {
  const declared = fields(
    `${rest}, purposes: [TRAINING_SERVICE, DEVELOPMENT]`,
    `${rest}, purposes: [TRAINING_SERVICE], basis: EXPLICIT_CONSENT`,
    `${rest}, purposes: [TRAINING_SERVICE, BOOKKEEPING]`,
  );

  it('names the grounds on which fields are used for the purpose, each once (P9)', () => {
    expect(basesOf('TRAINING_SERVICE', declared)).toEqual(['CONTRACT', 'EXPLICIT_CONSENT']);
    expect(basesOf('BOOKKEEPING', declared)).toEqual(['LEGAL_OBLIGATION']);
  });

  it('says that development takes consent, whatever else the same data is kept for (P7, P9)', () => {
    expect(basesOf('DEVELOPMENT', declared)).toEqual(['CONSENT']);
  });
});

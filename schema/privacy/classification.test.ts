import { parse } from 'graphql';
import { basesOf, classifiedFields, isPortable } from './classification.js';

const declared =
  'purposes: [TRAINING_SERVICE], controllers: [MUSEOLIITTO], retention: RELATIONSHIP_PLUS_5_YEARS, category: TRAINING';

describe('classifiedFields', () => {
  it('reads what each classified field declares, and skips the others', () => {
    const sdl = parse(`type Enrolment {
      id: ID!
      state: String @personalData(${declared}, basis: CONTRACT, source: SERVICE_USE)
    }`);

    expect(classifiedFields(sdl)).toEqual([
      {
        type: 'Enrolment',
        field: 'state',
        at: 'Enrolment.state',
        category: 'TRAINING',
        purposes: ['TRAINING_SERVICE'],
        basis: 'CONTRACT',
        controllers: ['MUSEOLIITTO'],
        retention: 'RELATIONSHIP_PLUS_5_YEARS',
        source: 'SERVICE_USE',
        special: false,
      },
    ]);
  });

  it('refuses a site that leaves out the source of the value (P20)', () => {
    const sdl = parse(`type Enrolment { state: String @personalData(${declared}, basis: CONTRACT) }`);

    expect(() => classifiedFields(sdl)).toThrow(/source/);
  });
});

describe('isPortable', () => {
  const [field] = classifiedFields(
    parse(`type Enrolment { state: String @personalData(${declared}, basis: CONTRACT, source: SERVICE_USE) }`),
  );
  const portable = (change: object): boolean | undefined => field && isPortable({ ...field, ...change });

  it('takes what the person provided and what the service observed, on contract or consent (Article 20)', () => {
    expect(portable({})).toBe(true);
    expect(portable({ source: 'DATA_SUBJECT', basis: 'EXPLICIT_CONSENT' })).toBe(true);
  });

  it('leaves what the law obliges the controllers to keep, and what they assigned themselves', () => {
    expect(portable({ basis: 'LEGAL_OBLIGATION' })).toBe(false);
    expect(portable({ source: 'CONTROLLER' })).toBe(false);
  });
});

describe('basesOf', () => {
  const fields = classifiedFields(
    parse(`type Order {
      total: Int @personalData(category: IDENTIFIERS, purposes: [BOOKKEEPING, COMMUNICATIONS], controllers: [FMA_CREATIONS], retention: VOUCHER_6_YEARS, source: SERVICE_USE, basis: LEGAL_OBLIGATION)
      number: Int @personalData(category: IDENTIFIERS, purposes: [BOOKKEEPING, CARD_SERVICE], controllers: [FMA_CREATIONS], retention: VOUCHER_6_YEARS, source: SERVICE_USE, basis: CONTRACT)
    }`),
  );

  it('names the grounds of the fields that declare the purpose, each once (P9)', () => {
    expect(basesOf('BOOKKEEPING', fields)).toEqual(['LEGAL_OBLIGATION', 'CONTRACT']);
    expect(basesOf('CARD_SERVICE', fields)).toEqual(['CONTRACT']);
  });

  it('says that communications take consent, whatever the data was collected for (P6)', () => {
    expect(basesOf('COMMUNICATIONS', fields)).toEqual(['CONSENT']);
  });
});

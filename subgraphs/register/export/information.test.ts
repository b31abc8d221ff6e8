import { join } from 'node:path';
import type { Classification } from '../../../schema/privacy/classification.js';
import { classifiedFields } from '../../../schema/privacy/classification.js';
import { repositoryRoot } from '../../shared/paths.js';
import { subgraphSdl } from '../../shared/runtime/sdl.js';
import { exportInformation } from './information.js';
import { readPrivacyPolicy } from './policy.js';

const policy = readPrivacyPolicy(join(repositoryRoot, 'policy', 'policy.json'));
const languages = ['FI', 'SV', 'EN'] as const;
const everyField = (['register', 'museokortti', 'training'] as const).flatMap((name) =>
  classifiedFields(subgraphSdl(name)),
);

const diet: Classification = {
  category: 'DIET',
  purposes: ['TRAINING_SERVICE'],
  basis: 'EXPLICIT_CONSENT',
  grounds: [{ purpose: 'TRAINING_SERVICE', basis: 'EXPLICIT_CONSENT' }],
  controllers: ['MUSEOLIITTO'],
  retention: 'SESSION_PLUS_30_DAYS',
  source: 'DATA_SUBJECT',
  special: true,
};
const order: Classification = {
  category: 'CUSTOMER_RELATIONSHIP',
  purposes: ['CARD_SERVICE', 'BOOKKEEPING'],
  basis: null,
  grounds: [
    { purpose: 'CARD_SERVICE', basis: 'CONTRACT' },
    { purpose: 'BOOKKEEPING', basis: 'LEGAL_OBLIGATION' },
  ],
  controllers: ['FMA_CREATIONS'],
  retention: 'VOUCHER_6_YEARS',
  source: 'SERVICE_USE',
  special: false,
};
const enrolment: Classification = {
  category: 'TRAINING',
  purposes: ['TRAINING_SERVICE'],
  basis: null,
  grounds: [{ purpose: 'TRAINING_SERVICE', basis: 'CONTRACT' }],
  controllers: ['MUSEOLIITTO'],
  retention: 'RELATIONSHIP_PLUS_5_YEARS',
  source: 'SERVICE_USE',
  special: false,
};

describe('the information that comes with a copy (Article 15(1) and (2))', () => {
  it('names both controllers with their business ids and what each answers for (P1)', () => {
    expect(exportInformation([], policy, 'EN').controllers).toEqual([
      expect.objectContaining({ name: 'FMA Creations Oy', businessId: '2673987-4' }),
      expect.objectContaining({ name: 'Suomen museoliitto ry', businessId: '0202228-9' }),
    ]);
    for (const { responsibleFor } of exportInformation([], policy, 'EN').controllers)
      expect(responsibleFor).not.toBe('');
  });

  it('says of each category what its fields declare, once: purposes, controllers, sources and periods (P5, P20, P24)', () => {
    const { categories } = exportInformation([order, order, diet], policy, 'EN');
    expect(categories).toMatchObject([
      {
        category: 'CUSTOMER_RELATIONSHIP',
        purposes: ['CARD_SERVICE', 'BOOKKEEPING'],
        controllers: ['FMA_CREATIONS'],
        sources: ['From your use of the services.'],
      },
      { category: 'DIET', purposes: ['TRAINING_SERVICE'], controllers: ['MUSEOLIITTO'], sources: ['From you.'] },
    ]);
    expect(categories.map(({ retention }) => retention)).toEqual([
      [expect.stringContaining('six years')],
      [expect.stringMatching(/^Thirty days/)],
    ]);
  });

  it('gives a purpose every ground on which a field uses it, and no other (P9)', () => {
    const { purposes } = exportInformation([diet, enrolment, order], policy, 'EN');
    expect(purposes.map(({ purpose, bases }) => [purpose, bases])).toEqual([
      ['TRAINING_SERVICE', ['CONTRACT', 'EXPLICIT_CONSENT']],
      ['CARD_SERVICE', ['CONTRACT']],
      ['BOOKKEEPING', ['LEGAL_OBLIGATION']],
    ]);
  });

  it('claims nothing that no field declares', () => {
    expect(exportInformation([], policy, 'EN')).toMatchObject({ purposes: [], categories: [] });
  });

  it('has every category and purpose that the graph classifies', () => {
    const { categories, purposes } = exportInformation(everyField, policy, 'FI');
    expect(new Set(categories.map(({ category }) => category))).toEqual(
      new Set(everyField.map(({ category }) => category)),
    );
    expect(new Set(purposes.map(({ purpose }) => purpose))).toEqual(
      new Set(everyField.flatMap((field) => field.purposes)),
    );
  });

  it('says that development and communications take consent, and bookkeeping the law (P6, P9)', () => {
    const { purposes } = exportInformation(everyField, policy, 'EN');
    expect(Object.fromEntries(purposes.map(({ purpose, bases }) => [purpose, bases]))).toEqual({
      CARD_SERVICE: ['CONTRACT'],
      TRAINING_SERVICE: ['CONTRACT', 'EXPLICIT_CONSENT'],
      // The desk sees the consents that the law wants recorded (Article 7(1)).
      CUSTOMER_RELATIONSHIP: ['CONTRACT', 'LEGAL_OBLIGATION'],
      DEVELOPMENT: ['CONSENT'],
      COMMUNICATIONS: ['CONSENT'],
      BOOKKEEPING: ['LEGAL_OBLIGATION'],
      DATA_SUBJECT_RIGHTS: ['LEGAL_OBLIGATION'],
      ACCOUNTABILITY: ['LEGAL_OBLIGATION'],
    });
  });

  it('names who else handles the data, by name (P23)', () => {
    expect(exportInformation([], policy, 'SV').recipients.map(({ name }) => name)).toEqual(
      policy.processors.map(({ name }) => name),
    );
  });

  it.each(languages)(
    'names all rights with their articles, the authority, and what is kept elsewhere: %s',
    (language) => {
      const { rights, complaint, notHeldHere } = exportInformation([], policy, language);
      const text = rights.join(' ');
      // P27–P32 and Article 26(3).
      for (const article of [15, 16, 17, 18, 20, 21, 26]) expect(text).toContain(String(article));
      expect(complaint).toContain('tietosuoja.fi');
      expect(notHeldHere).toHaveLength(1);
    },
  );

  it('says the same in each language, in words of its own', () => {
    const [fi, sv, en] = languages.map((language) => exportInformation(everyField, policy, language));
    const shape = (information: typeof fi): unknown => ({
      categories: information?.categories.map(({ category, purposes }) => [category, purposes]),
      rights: information?.rights.length,
    });
    expect(shape(sv)).toEqual(shape(fi));
    expect(shape(en)).toEqual(shape(fi));
    expect(new Set([fi, sv, en].map((information) => information?.complaint)).size).toBe(3);
  });
});

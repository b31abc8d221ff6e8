import { classifiedFields } from '../../../schema/privacy/classification.js';
import { subgraphSdl } from '../../shared/runtime/sdl.js';
import type { ErasurePreview, HeldParts } from './erasure-preview.js';
import { erasurePreviewOf } from './erasure-preview.js';
import type { RelationshipFacts } from './relationship-facts.js';

const now = new Date('2026-11-25T08:00:00Z');
const registered: RelationshipFacts = {
  card: { lastTransactionAt: null, contractUntil: null, contractOpenEnded: false, unsettledVisits: 0 },
  training: { lastTransactionAt: null, contractUntil: null },
  registeredAt: new Date('2015-03-02T10:00:00Z'),
};
const nothing: HeldParts = { visits: false, orders: false, trainings: false, lastVoucherAt: null };
const everything: HeldParts = {
  visits: true,
  orders: true,
  trainings: true,
  lastVoucherAt: new Date('2022-06-01T09:00:00Z'),
};

interface Situation {
  readonly card?: Partial<RelationshipFacts['card']>;
  readonly training?: Partial<RelationshipFacts['training']>;
  readonly held?: Partial<HeldParts>;
}
function preview({ card, training, held }: Situation, financialYearEnd = '12-31') {
  const facts = {
    ...registered,
    card: { ...registered.card, ...card },
    training: { ...registered.training, ...training },
  };
  return erasurePreviewOf(facts, { ...nothing, ...held }, financialYearEnd, now);
}
function outcomes({ items }: ErasurePreview) {
  return items.map(({ category, retention, outcome }) => `${category} ${retention} ${outcome}`);
}
function item({ items }: ErasurePreview, category: string, retention?: string) {
  return items.find((one) => one.category === category && (retention === undefined || one.retention === retention));
}

describe('erasure preview (P26)', () => {
  it('tells of a person without card or training what the register itself holds, and nothing else', () => {
    expect(outcomes(preview({}))).toEqual([
      'IDENTITY_AND_CONTACT RELATIONSHIP_PLUS_5_YEARS ERASED_NOW',
      'IDENTIFIERS RELATIONSHIP_PLUS_5_YEARS ERASED_NOW',
      'CUSTOMER_RELATIONSHIP RELATIONSHIP_PLUS_5_YEARS ERASED_NOW',
      'USE_OF_RIGHTS ACCOUNTABILITY_RECORD STAYS',
    ]);
    expect(preview({}).erasableNow).toBe(true);
  });

  it('has a line for every category and retention rule of the schema when something is held of each', () => {
    const declared = (['register', 'museokortti', 'training'] as const)
      .flatMap((name) => classifiedFields(subgraphSdl(name)))
      .map(({ category, retention }) => `${category} ${retention}`);
    const told = preview({ held: everything }).items.map(({ category, retention }) => `${category} ${retention}`);
    expect(new Set(told)).toEqual(new Set(declared));
    expect(told).toHaveLength(new Set(declared).size);
  });

  it('waits for the card to end, and tells its last day', () => {
    const until = new Date('2027-03-14T22:00:00Z');
    const result = preview({ card: { contractUntil: until }, held: { visits: true } });
    expect(result.erasableNow).toBe(false);
    expect(item(result, 'SERVICE_EVENTS')).toEqual({
      category: 'SERVICE_EVENTS',
      retention: 'RELATIONSHIP_PLUS_5_YEARS',
      outcome: 'WAITS',
      until,
      reason: {
        fi: 'Museokortti on voimassa 14.3.2027 asti. Tiedot poistetaan, kun kortti on päättynyt.',
        sv: 'Museikortet gäller till och med den 14.3.2027. Uppgifterna raderas när kortet har upphört.',
        en: 'The Museum Card is valid until 14 March 2027. The data is erased when the card has ended.',
      },
    });
  });

  it('waits for every visit to be settled to the museums, although the card has ended', () => {
    const result = preview({
      card: { contractUntil: new Date('2026-10-31T22:00:00Z'), unsettledVisits: 3 },
      held: { visits: true },
    });
    expect(item(result, 'IDENTITY_AND_CONTACT')).toMatchObject({
      outcome: 'WAITS',
      until: null,
      reason: { fi: '3 museokäyntiä ei ole vielä tilitetty museoille. Tiedot poistetaan, kun ne on tilitetty.' },
    });
  });

  it('names both blockers when there are two, and no end when one has none', () => {
    const card = { contractUntil: new Date('2027-03-14T22:00:00Z'), unsettledVisits: 1 };
    const line = item(preview({ card, held: { visits: true } }), 'SERVICE_EVENTS');
    expect(line?.reason.en).toContain('valid until 14 March 2027');
    expect(line?.reason.en).toContain('One visit has not been settled');
    expect(line?.until).toBeNull();
  });

  it('keeps the trainings of a person whose training is booked, and lets the visits go', () => {
    const until = new Date('2027-01-20T14:00:00Z');
    const result = preview({ training: { contractUntil: until }, held: { visits: true, trainings: true } });
    expect(outcomes(result)).toEqual([
      'IDENTITY_AND_CONTACT RELATIONSHIP_PLUS_5_YEARS WAITS',
      'IDENTIFIERS RELATIONSHIP_PLUS_5_YEARS WAITS',
      'CUSTOMER_RELATIONSHIP RELATIONSHIP_PLUS_5_YEARS WAITS',
      'SERVICE_EVENTS RELATIONSHIP_PLUS_5_YEARS ERASED_NOW',
      'TRAINING RELATIONSHIP_PLUS_5_YEARS WAITS',
      'DIET SESSION_PLUS_30_DAYS ERASED_NOW',
      'USE_OF_RIGHTS ACCOUNTABILITY_RECORD STAYS',
    ]);
    expect(item(result, 'TRAINING')?.until).toEqual(until);
  });

  it('tells no end while a card has none: the person may terminate it', () => {
    const result = preview({ card: { contractOpenEnded: true }, held: { visits: true } });
    expect(item(result, 'SERVICE_EVENTS')).toMatchObject({ outcome: 'WAITS', until: null });
  });

  it('says what would become of a diet without saying that there is one (Article 9), and only where there are trainings', () => {
    expect(item(preview({ held: { trainings: true } }), 'DIET')?.reason).toEqual({
      fi: expect.stringMatching(/^Jos ruokavaliotietoja on/) as string,
      sv: expect.stringMatching(/^Om det finns uppgifter om specialkost/) as string,
      en: expect.stringMatching(/^If any dietary data is held/) as string,
    });
    expect(item(preview({ held: { visits: true, orders: true } }), 'DIET')).toBeUndefined();
  });

  it('erases nothing on absurd facts before a human has looked, but diets, which consent alone allowed', () => {
    const result = preview({ card: { lastTransactionAt: new Date('1900-01-01T00:00:00Z') }, held: everything });
    expect(outcomes(result)).toEqual([
      'IDENTITY_AND_CONTACT RELATIONSHIP_PLUS_5_YEARS WAITS',
      'IDENTIFIERS RELATIONSHIP_PLUS_5_YEARS WAITS',
      'CUSTOMER_RELATIONSHIP RELATIONSHIP_PLUS_5_YEARS WAITS',
      'CUSTOMER_RELATIONSHIP VOUCHER_6_YEARS WAITS',
      'SERVICE_EVENTS RELATIONSHIP_PLUS_5_YEARS WAITS',
      'TRAINING RELATIONSHIP_PLUS_5_YEARS WAITS',
      'DIET SESSION_PLUS_30_DAYS ERASED_NOW',
      'USE_OF_RIGHTS ACCOUNTABILITY_RECORD STAYS',
    ]);
    expect(item(result, 'TRAINING')?.reason.en).toContain('A person checks them');
  });

  it.each([['2027-06-01T09:00:00Z'], ['not an instant']])('does not believe in a last voucher of %s', (at) => {
    const result = preview({ held: { orders: true, lastVoucherAt: new Date(at) } });
    expect(item(result, 'CUSTOMER_RELATIONSHIP', 'VOUCHER_6_YEARS')).toMatchObject({ outcome: 'WAITS', until: null });
  });
});

describe('vouchers in the erasure preview (P14, Article 17(3)(b))', () => {
  const bought = preview({ held: { orders: true, lastVoucherAt: new Date('2022-06-01T09:00:00Z') } });

  it('stay six years on a line of their own, while the rest of the customer relationship goes', () => {
    expect(item(bought, 'CUSTOMER_RELATIONSHIP', 'VOUCHER_6_YEARS')).toEqual({
      category: 'CUSTOMER_RELATIONSHIP',
      retention: 'VOUCHER_6_YEARS',
      outcome: 'STAYS',
      until: new Date('2028-12-31T22:00:00Z'),
      reason: {
        fi: 'Tilausten ja maksujen tositteet säilytetään kirjanpitolain mukaan 31.12.2028 asti. Muihin tarkoituksiin niitä ei käytetä.',
        sv: 'Verifikaten över beställningar och betalningar bevaras enligt bokföringslagen till och med den 31.12.2028. De används inte för andra ändamål.',
        en: 'The vouchers of orders and payments are kept under the Accounting Act until 31 December 2028. They are used for nothing else.',
      },
    });
    expect(item(bought, 'CUSTOMER_RELATIONSHIP', 'RELATIONSHIP_PLUS_5_YEARS')?.outcome).toBe('ERASED_NOW');
    expect(bought.erasableNow).toBe(true);
  });

  it('keep the name and the customer number on them, and the lines of these say so', () => {
    expect(item(bought, 'IDENTITY_AND_CONTACT')).toMatchObject({
      outcome: 'ERASED_NOW',
      reason: {
        fi: 'Tietoja ei enää tarvita tilatun palvelun toteuttamiseen, joten ne poistetaan heti. Nimi säilyy kirjanpitoaineistossa 31.12.2028 asti.',
      },
    });
    expect(item(bought, 'IDENTIFIERS')?.reason.en).toContain(
      'The customer number stays on the bookkeeping vouchers until 31 December 2028.',
    );
  });

  it('keep of the person what the schema gives to bookkeeping, and nothing more', () => {
    const kept = classifiedFields(subgraphSdl('register')).filter(({ purposes }) => purposes.includes('BOOKKEEPING'));
    expect(kept.map(({ at }) => at)).toEqual(['Person.customerNumber', 'PersonName.given', 'PersonName.family']);
  });

  it('are counted from the last purchase or payment, not from a later visit', () => {
    const visitedSince = preview({
      card: { lastTransactionAt: new Date('2026-10-01T10:00:00Z') },
      held: { orders: true, visits: true, lastVoucherAt: new Date('2022-06-01T09:00:00Z') },
    });
    expect(item(visitedSince, 'CUSTOMER_RELATIONSHIP', 'VOUCHER_6_YEARS')?.until).toEqual(
      new Date('2028-12-31T22:00:00Z'),
    );
  });

  it('follow the financial year of the controller', () => {
    const held = { orders: true, lastVoucherAt: new Date('2022-06-01T09:00:00Z') };
    expect(item(preview({ held }, '04-30'), 'CUSTOMER_RELATIONSHIP', 'VOUCHER_6_YEARS')?.until).toEqual(
      new Date('2029-12-31T22:00:00Z'),
    );
  });

  it.each([
    ['whose six years are over', new Date('2019-12-31T10:00:00Z')],
    ['that were all cancelled before they were paid', null],
  ])('go with the rest for orders %s', (_what, lastVoucherAt) => {
    const result = preview({ held: { orders: true, lastVoucherAt } });
    expect(item(result, 'CUSTOMER_RELATIONSHIP', 'VOUCHER_6_YEARS')?.outcome).toBe('ERASED_NOW');
    expect(item(result, 'IDENTITY_AND_CONTACT')?.reason.fi).not.toContain('kirjanpito');
  });
});

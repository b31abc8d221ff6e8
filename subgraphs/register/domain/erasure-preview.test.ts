import type { ErasurePreview } from './erasure-preview.js';
import { erasurePreviewOf } from './erasure-preview.js';
import type { RelationshipFacts } from './relationship-facts.js';

const now = new Date('2026-11-25T08:00:00Z');
const calendarYears = { FMA_CREATIONS: '12-31', MUSEOLIITTO: '12-31' };
const registered: RelationshipFacts = {
  card: { lastTransactionAt: null, contractUntil: null, contractOpenEnded: false, unsettledVisits: 0 },
  training: { lastTransactionAt: null, contractUntil: null },
  registeredAt: new Date('2015-03-02T10:00:00Z'),
};

function preview(card: Partial<RelationshipFacts['card']>, training: Partial<RelationshipFacts['training']> = {}) {
  const facts = {
    ...registered,
    card: { ...registered.card, ...card },
    training: { ...registered.training, ...training },
  };
  return erasurePreviewOf(facts, calendarYears, now);
}
function outcomes({ items }: ErasurePreview) {
  return Object.fromEntries(items.map(({ category, outcome }) => [category, outcome]));
}
function item({ items }: ErasurePreview, category: string) {
  return items.find((candidate) => candidate.category === category);
}

describe('erasure preview (P26)', () => {
  it('erases at once what is held of a person without card or training, but for the record of rights', () => {
    expect(outcomes(preview({}))).toEqual({
      IDENTITY_AND_CONTACT: 'ERASED_NOW',
      IDENTIFIERS: 'ERASED_NOW',
      CUSTOMER_RELATIONSHIP: 'ERASED_NOW',
      USE_OF_RIGHTS: 'STAYS',
    });
    expect(preview({}).erasableNow).toBe(true);
  });

  it('waits for the card to end, and tells its last day', () => {
    const until = new Date('2027-03-14T22:00:00Z');
    const result = preview({ lastTransactionAt: new Date('2026-03-15T10:00:00Z'), contractUntil: until });
    expect(result.erasableNow).toBe(false);
    expect(item(result, 'SERVICE_EVENTS')).toEqual({
      category: 'SERVICE_EVENTS',
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
      lastTransactionAt: new Date('2026-10-01T10:00:00Z'),
      contractUntil: new Date('2026-10-31T22:00:00Z'),
      unsettledVisits: 3,
    });
    expect(item(result, 'IDENTITY_AND_CONTACT')).toMatchObject({
      outcome: 'WAITS',
      until: null,
      reason: { fi: '3 museokäyntiä ei ole vielä tilitetty museoille. Tiedot poistetaan, kun ne on tilitetty.' },
    });
  });

  it('names both blockers when there are two, and no end when one has none', () => {
    const result = preview({ contractUntil: new Date('2027-03-14T22:00:00Z'), unsettledVisits: 1 });
    const reason = item(result, 'SERVICE_EVENTS')?.reason.en;
    expect(reason).toContain('valid until 14 March 2027');
    expect(reason).toContain('One visit has not been settled');
    expect(item(result, 'SERVICE_EVENTS')?.until).toBeNull();
  });

  it('keeps the trainings of a person whose training is booked, and lets the card side go', () => {
    const until = new Date('2027-01-20T14:00:00Z');
    const result = preview(
      { lastTransactionAt: new Date('2018-06-01T09:00:00Z') },
      { lastTransactionAt: new Date('2019-11-20T10:00:00Z'), contractUntil: until },
    );
    expect(outcomes(result)).toEqual({
      IDENTITY_AND_CONTACT: 'WAITS',
      IDENTIFIERS: 'WAITS',
      CUSTOMER_RELATIONSHIP: 'WAITS',
      SERVICE_EVENTS: 'ERASED_NOW',
      TRAINING: 'WAITS',
      DIET: 'ERASED_NOW',
      USE_OF_RIGHTS: 'STAYS',
    });
    expect(item(result, 'TRAINING')?.until).toEqual(until);
  });

  it('keeps vouchers for bookkeeping six years, whatever else goes (P14)', () => {
    const result = preview({ lastTransactionAt: new Date('2022-06-01T09:00:00Z') });
    expect(item(result, 'CUSTOMER_RELATIONSHIP')).toMatchObject({
      outcome: 'STAYS',
      until: new Date('2028-12-31T22:00:00Z'),
      reason: {
        fi: 'Maksuihin liittyvä kirjanpitoaineisto säilytetään kirjanpitolain mukaan enintään 31.12.2028 asti. Muihin tarkoituksiin sitä ei käytetä.',
      },
    });
    expect(result.erasableNow).toBe(true);
  });

  it('tells no end while a card has none: the person may terminate it', () => {
    const result = preview({ contractOpenEnded: true });
    expect(item(result, 'SERVICE_EVENTS')).toMatchObject({ outcome: 'WAITS', until: null });
  });

  it('erases nothing on absurd facts before a human has looked, but diets and what consent alone allowed', () => {
    const result = preview({ lastTransactionAt: new Date('1900-01-01T00:00:00Z') });
    expect(outcomes(result)).toMatchObject({ IDENTITY_AND_CONTACT: 'WAITS', DIET: 'ERASED_NOW' });
    expect(item(result, 'TRAINING')?.reason.en).toContain('A person checks them');
  });
});

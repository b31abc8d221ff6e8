import type { CardFacts } from './card.js';
import type { RelationshipRecords } from './relationship-facts.js';
import { relationshipFacts } from './relationship-facts.js';
import { unusedCard } from './testing.js';

const none: RelationshipRecords = {
  cards: [],
  lastVisitAt: null,
  lastOrderAt: null,
  unsettledVisits: 0,
  holdsVisits: false,
  holdsOrders: false,
};
const supersededAt = new Date('2026-06-01T09:00:00.000Z');
const registeredAt = new Date('2025-01-01T10:00:00.000Z');
const card = (facts: Partial<CardFacts>): RelationshipRecords['cards'][number] => ({
  ...unusedCard,
  registeredAt,
  ...facts,
});
const used = { firstVisitOn: '2026-01-01' };
const withoutEnd = { ...used, opening: { reason: 'PRIZE', months: null, until: null } } as const;

describe('the facts of a relationship with the card service (P24, P26)', () => {
  it('of somebody who holds nothing say nothing', () => {
    expect(relationshipFacts(none)).toEqual({
      lastTransactionAt: null,
      contractUntil: null,
      contractOpenEnded: false,
      unsettledVisits: 0,
      holdsVisits: false,
      holdsOrders: false,
      lastVoucherAt: null,
    });
  });

  it.each([
    [
      'a visit',
      { lastVisitAt: new Date('2026-07-01T09:00:00Z'), lastOrderAt: new Date('2026-03-01T09:00:00Z') },
      '2026-07-01T09:00:00.000Z',
    ],
    [
      'an order',
      { lastVisitAt: new Date('2026-07-01T09:00:00Z'), lastOrderAt: new Date('2026-08-01T09:00:00Z') },
      '2026-08-01T09:00:00.000Z',
    ],
    ['the registration of a card', { cards: [card({})] }, '2025-01-01T10:00:00.000Z'],
  ])('take the latest transaction: %s', (_, records, at) => {
    expect(relationshipFacts({ ...none, ...records }).lastTransactionAt).toEqual(new Date(at));
  });

  it('end the contract with the first instant after the last day of the last card, in Helsinki', () => {
    const facts = relationshipFacts({ ...none, cards: [card(used), card({ firstVisitOn: '2024-01-01' })] });
    expect(facts).toMatchObject({ contractUntil: new Date('2026-12-31T22:00:00.000Z'), contractOpenEnded: false });
  });

  it.each([
    ['a card without end', [card(withoutEnd)]],
    ['a card that is not in use yet, such as a gift', [card({})]],
  ])('leave the contract open for %s', (_, cards) => {
    expect(relationshipFacts({ ...none, cards })).toMatchObject({ contractUntil: null, contractOpenEnded: true });
  });

  it.each([['mergedIntoCardId'], ['replacedByCardId']])('take no contract from a card that has a %s', (path) => {
    const facts = relationshipFacts({
      ...none,
      cards: [card({ [path]: 'other', supersededAt }), card({ [path]: 'other', supersededAt, ...withoutEnd })],
    });
    expect(facts).toMatchObject({ contractUntil: null, contractOpenEnded: false, lastTransactionAt: registeredAt });
  });

  it('let the time of a card that is held back run', () => {
    const suspensions = [{ from: new Date('2026-05-01T09:00:00Z'), until: null, cause: 'DESK' }] as const;
    const cards = [card({ ...used, suspensions })];
    expect(relationshipFacts({ ...none, cards }).contractUntil).toEqual(new Date('2026-12-31T22:00:00.000Z'));
  });

  it.each([
    ['a card in use', used],
    ['an unused one', {}],
  ])('end the contract of %s when it is ended', (_, facts) => {
    const terminatedAt = new Date('2026-06-01T09:00:00.000Z');
    expect(relationshipFacts({ ...none, cards: [card({ ...facts, terminatedAt })] })).toMatchObject({
      contractUntil: terminatedAt,
      contractOpenEnded: false,
    });
  });

  it('take for the last voucher what was bought or paid, not what was visited (P14)', () => {
    const facts = relationshipFacts({
      ...none,
      lastVisitAt: new Date('2026-07-01T09:00:00Z'),
      lastOrderAt: new Date('2026-03-01T09:00:00Z'),
    });
    expect(facts.lastVoucherAt).toEqual(new Date('2026-03-01T09:00:00Z'));
  });

  it('count the visits that block an erasure until they are settled (P26)', () => {
    expect(relationshipFacts({ ...none, unsettledVisits: 3 }).unsettledVisits).toBe(3);
  });
});

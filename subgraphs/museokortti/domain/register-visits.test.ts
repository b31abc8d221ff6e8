import fc from 'fast-check';
import type { CardSource } from '../mappers.js';
import { defaultVisitSettings } from './register-visit.js';
import type { BatchKnowledge, BatchLine } from './register-visits.js';
import { dayKey, decideBatch } from './register-visits.js';
import { unusedCard } from './testing.js';

const now = new Date('2026-11-25T10:00:00.000Z');
const card = (number: string, facts: Partial<CardSource> = {}): CardSource => ({
  ...unusedCard,
  id: number,
  number,
  serviceNumber: `service-${number}`,
  registeredAt: null,
  ...facts,
});
const known: BatchKnowledge = {
  cardsByNumber: new Map(
    [card('1'), card('2', { personId: null }), card('3', { firstVisitOn: '2025-11-20' })].map((each) => [
      each.number,
      each,
    ]),
  ),
  siteIds: new Set(['ateneum', 'amos']),
  visited: new Set([dayKey('service-1', 'amos', '2026-11-20')]),
  readerSiteId: null,
};
const line = (cardNumber: string, siteId: string, day: string, hour = '10'): BatchLine => ({
  cardNumber,
  siteId,
  visitedAt: new Date(`${day}T${hour}:00:00.000Z`),
});
const decide = (lines: readonly BatchLine[], knowledge = known) =>
  decideBatch(lines, knowledge, now, defaultVisitSettings);
const answers = (lines: readonly BatchLine[], knowledge = known) =>
  decide(lines, knowledge).lines.map((decided) => (decided.accepted ? 'RECORDED' : decided.reason));

describe('a batch of visits', () => {
  it('answers each line by itself', () => {
    expect(
      answers([
        line('1', 'ateneum', '2026-11-20'),
        line('1', 'amos', '2026-11-20'),
        line('9', 'ateneum', '2026-11-20'),
        line('1', 'louvre', '2026-11-20'),
        line('1', 'ateneum', '2026-10-01'),
        line('1', 'ateneum', '2026-11-26'),
        line('3', 'ateneum', '2026-11-21'),
      ]),
    ).toEqual([
      'RECORDED',
      'DUPLICATE_VISIT',
      'UNKNOWN_CARD',
      'UNKNOWN_SITE',
      'VISIT_TOO_OLD',
      'VISIT_IN_FUTURE',
      'CARD_NOT_VALID',
    ]);
  });

  it('takes of two lines that are one visit the earlier', () => {
    expect(answers([line('1', 'ateneum', '2026-11-20', '12'), line('1', 'ateneum', '2026-11-20', '09')])).toEqual([
      'DUPLICATE_VISIT',
      'RECORDED',
    ]);
  });

  it('finds the first visit of a card in whatever order the lines are', () => {
    const lines = [
      line('1', 'ateneum', '2026-11-20'),
      line('1', 'ateneum', '2026-11-10'),
      line('1', 'amos', '2026-11-15'),
    ];
    expect(decide(lines).firstVisits).toEqual(new Map([['service-1', '2026-11-10']]));
  });

  it('of a reader that is bound to a museum lets nobody in elsewhere', () => {
    const lines = [line('1', 'ateneum', '2026-11-20'), line('1', 'amos', '2026-11-21')];
    expect(answers(lines, { ...known, readerSiteId: 'amos' })).toEqual(['SITE_NOT_YOURS', 'RECORDED']);
  });

  it('comes to the same whatever the order of its lines', () => {
    const anyLine = fc
      .tuple(
        fc.constantFrom('1', '2', '3', '9'),
        fc.constantFrom('ateneum', 'amos'),
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 8, max: 18 }),
      )
      .map(([number, site, day, hour]) =>
        line(number, site, `2026-11-${String(day).padStart(2, '0')}`, String(hour).padStart(2, '0')),
      );
    const shuffled = fc
      .uniqueArray(anyLine, {
        maxLength: 20,
        selector: ({ cardNumber, siteId, visitedAt }) => `${cardNumber}${siteId}${visitedAt.toISOString()}`,
      })
      .chain((lines) =>
        fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length })),
      );
    fc.assert(
      fc.property(shuffled, ([lines, others]) => {
        const byLine = (batch: readonly BatchLine[]) =>
          new Map(batch.map((each, index) => [each, answers(batch)[index]]));
        const [one, other] = [byLine(lines), byLine(others)];
        for (const each of lines) expect(other.get(each)).toBe(one.get(each));
        expect(decide(others).firstVisits).toEqual(decide(lines).firstVisits);
      }),
    );
  });
});

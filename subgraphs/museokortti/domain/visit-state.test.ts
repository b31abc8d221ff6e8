import type { VisitBooks, VisitFacts } from './visit-state.js';
import { visitState } from './visit-state.js';

const books: VisitBooks = { closedUntil: '2026-04-30', recordedUntil: new Date('2026-05-02T09:00:00.000Z') };
const visit: VisitFacts = { day: '2026-04-30', recordedAt: new Date('2026-05-02T09:00:00.000Z'), voidedAt: null };

describe('a visit', () => {
  it.each<[string, Partial<VisitFacts>, VisitBooks, string]>([
    ['is settled on the last closed day, recorded at the cut-off', {}, books, 'SETTLED'],
    [
      'waits when it was recorded after the cut-off',
      { recordedAt: new Date('2026-05-02T09:00:00.001Z') },
      books,
      'RECORDED',
    ],
    ['waits when its day is still open', { day: '2026-05-01' }, books, 'RECORDED'],
    ['waits while no books were closed', {}, { closedUntil: null, recordedUntil: null }, 'RECORDED'],
    ['is void once it was struck out', { voidedAt: new Date('2026-05-01T09:00:00.000Z') }, books, 'VOIDED'],
  ])('%s', (_, facts, closed, state) => {
    expect(visitState({ ...visit, ...facts }, closed)).toBe(state);
  });

  it('that is settled stays so whenever the books are closed further', () => {
    const later: VisitBooks = { closedUntil: '2026-08-31', recordedUntil: new Date('2026-09-02T09:00:00.000Z') };
    expect(visitState(visit, later)).toBe('SETTLED');
  });
});

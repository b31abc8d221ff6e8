import { progressBar } from './progress-bar.js';

describe('the progress of seeding', () => {
  it('tells the share, the count and the time that is left', () => {
    expect(progressBar({ step: 'people', done: 25_000, total: 100_000 }, 30_000)).toBe(
      'people ██████░░░░░░░░░░░░░░░░░░ 25 % 25,000 of 100,000, 1:30 left',
    );
  });

  it('guesses no time before it can, and none when it is over', () => {
    expect(progressBar({ step: 'people', done: 250, total: 100_000 }, 500)).not.toContain('left');
    expect(progressBar({ step: 'people', done: 100_000, total: 100_000 }, 90_000)).toBe(
      'people ████████████████████████ 100 % 100,000 of 100,000',
    );
  });

  it('is full for a step with nothing to do', () => {
    expect(progressBar({ step: 'people', done: 0, total: 0 }, 0)).toBe('people ████████████████████████ 100 %');
  });
});

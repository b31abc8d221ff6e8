import type { SeedProgress } from './seed-demo-data.js';

const width = 24;

/**
 * One line of progress for people: the step, a bar, the share, the count and, once it can be told, how long it will take.
 * @param elapsed milliseconds since the step began
 */
export function progressBar({ step, done, total }: SeedProgress, elapsed: number): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.round(share * width);
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
  const count = total > 1 ? ` ${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : '';
  const left = share > 0.02 && share < 1 ? `, ${minutes((elapsed / share) * (1 - share))} left` : '';
  return `${step} ${bar} ${Math.floor(share * 100)} %${count}${left}`;
}

/** `1:05` for 65 seconds. */
function minutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

import { migrateDatabases } from '../tools/seed/migrate-databases.js';
import { seedDemoData } from '../tools/seed/seed-demo-data.js';
import type { Clock } from '../subgraphs/shared/clock.js';
import type { DatabaseUris } from '../tools/stack/service-databases.js';
import type { Report } from '../tools/stack/steps.js';

const seed = 1;

/**
 * Fills the databases, unless an earlier run has.
 * @returns what was done, for people
 * @throws when they hold something else
 */
export async function makeData(databases: DatabaseUris, persons: number, clock: Clock, tell: Report): Promise<string> {
  await migrateDatabases(databases);
  const result = await seedDemoData({
    databases,
    persons,
    seed,
    now: clock.now(),
    onProgress: ({ step, done, total }) => tell(`${step} ${Math.floor((100 * done) / total)} %`),
  });
  if (result.outcome === 'LEFT_ALONE' || (result.outcome === 'KEPT' && result.persons !== persons)) {
    throw new Error('The data folder holds other data: name another one with --data.');
  }
  return `${persons} synthetic persons${result.outcome === 'KEPT' ? ` of ${result.day}` : ''}`;
}

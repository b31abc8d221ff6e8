import { withDatabases } from '../seed/databases.js';
import { demoDataState } from '../seed/demo-data-state.js';
import type { DatabaseUris } from './service-databases.js';

const seed = 1;

/**
 * Makes the demo data of the first start, and again when that was interrupted. Databases that hold anybody's real data are left alone.
 *
 * @returns what was done, for people
 */
export function makeDemoData(
  databases: DatabaseUris,
  persons: number,
  onProgress: (message: string) => void,
): Promise<string> {
  return withDatabases(databases, async (opened) => {
    const { state } = await demoDataState(opened);
    if (state === 'COMPLETE') return 'demo data is there';
    if (state === 'FOREIGN') return 'no demo data: the register holds people of its own';
    // A start that finds its data needs none of the names and places that it is made of.
    const { seedDemoData } = await import('../seed/seed-demo-data.js');
    await seedDemoData({
      databases: opened,
      persons,
      seed,
      now: new Date(),
      onProgress: ({ step, done, total }) => onProgress(`${step} ${Math.floor((100 * done) / total)} %`),
    });
    return `demo data of ${persons} synthetic people`;
  });
}

import type { TaskResult } from './tasks.js';
import { runTasks } from './tasks.js';

const named = (name: string, problem: string | null) => ({ name, run: () => Promise.resolve(problem) });
const ignored = (): void => undefined;

describe('runTasks', () => {
  it('tells of every task what is wrong, and of each as it ends', async () => {
    const told: TaskResult[] = [];
    const results = await runTasks([named('types', null), named('lint', 'line 1')], 2, (result) => told.push(result));

    expect(results).toEqual([
      expect.objectContaining({ name: 'types', problem: null }),
      expect.objectContaining({ name: 'lint', problem: 'line 1' }),
    ]);
    expect(told).toEqual(results);
  });

  it('takes a check that cannot be made for one that failed, and goes on with the others', async () => {
    const broken = { name: 'knip', run: () => Promise.reject(new Error('not installed')) };
    const results = await runTasks([broken, named('types', null)], 1, ignored);

    expect(results).toEqual([
      expect.objectContaining({ name: 'knip', problem: expect.stringContaining('not installed') as string }),
      expect.objectContaining({ name: 'types', problem: null }),
    ]);
  });

  it('runs no more at once than it may', async () => {
    let running = 0;
    let most = 0;
    const task = {
      name: 'lint',
      run: async () => {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running--;
        return null;
      },
    };
    await runTasks([task, task, task, task], 2, ignored);

    expect(most).toBe(2);
  });
});

/** One check of `npm run check`. */
export interface Task {
  readonly name: string;
  /** What is wrong, as text for the terminal; null when nothing is. Rejects when the check itself cannot be made. */
  readonly run: () => Promise<string | null>;
}

export interface TaskResult {
  readonly name: string;
  readonly milliseconds: number;
  /** What is wrong; null when nothing is. */
  readonly problem: string | null;
}

/**
 * Runs tasks, `concurrency` at a time, in their order: the longest ones first make the whole shortest.
 * @param onResult told of each as it ends
 * @returns the results in the order in which the tasks ended
 */
export async function runTasks(
  tasks: readonly Task[],
  concurrency: number,
  onResult: (result: TaskResult) => void,
): Promise<readonly TaskResult[]> {
  const waiting = [...tasks];
  const results: TaskResult[] = [];
  const lane = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const started = performance.now();
      const problem = await problemOf(task);
      const result = { name: task.name, milliseconds: performance.now() - started, problem };
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, lane));
  return results;
}

async function problemOf(task: Task): Promise<string | null> {
  try {
    return await task.run();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

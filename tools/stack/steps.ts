import { Listr, PRESET_TIMER } from 'listr2';

/** Tells people how far a step is. */
export type Report = (message: string) => void;

/** Shows a step while it runs and what came of it. `describe` makes one line of its result. */
export type ShowStep = <Result>(
  name: string,
  run: (report: Report) => Promise<Result>,
  describe: (result: Result) => string,
) => Promise<Result>;

/** On a terminal each step is one line that moves; elsewhere one line when it is done. Both on standard output. */
export function stepsFor(output: { readonly isTTY?: boolean }): ShowStep {
  return output.isTTY ? showMoving : showPlain;
}

async function showMoving<Result>(
  name: string,
  run: (report: Report) => Promise<Result>,
  describe: (result: Result) => string,
): Promise<Result> {
  let outcome: { readonly result: Result } | undefined;
  const list = new Listr(
    {
      title: name,
      task: async (_context, task) => {
        const result = await run((message) => (task.title = `${name}: ${message}`));
        task.title = describe(result);
        outcome = { result };
      },
    },
    {
      registerSignalListeners: false,
      // The launcher says it, once, in one line.
      collectErrors: false,
      rendererOptions: { showErrorMessage: false, timer: PRESET_TIMER },
    },
  );
  await list.run();
  if (!outcome) throw new Error(`the step ${name} has no result`);
  return outcome.result;
}

async function showPlain<Result>(
  name: string,
  run: (report: Report) => Promise<Result>,
  describe: (result: Result) => string,
): Promise<Result> {
  const started = performance.now();
  let lastReport = started;
  const result = await run((message) => {
    // A log is not to be flooded: what goes on for long is told every five seconds.
    if (performance.now() - lastReport < 5_000) return;
    lastReport = performance.now();
    process.stdout.write(`  ${name}: ${message}\n`);
  });
  process.stdout.write(`✔ ${describe(result)} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
  return result;
}

import { Command } from 'commander';
import { StartupError } from '../subgraphs/shared/startup-error.js';
import { closers } from './stack/closers.js';
import { whenNpmIsGone } from './stack/parent-watch.js';
import { startStack } from './stack/stack.js';
import { stepsFor } from './stack/steps.js';

/** `npm start`: everything on one machine until Ctrl-C or SIGTERM. */
async function main(): Promise<void> {
  const { distributed, reset } = new Command('npm start --')
    .description('Starts the register on this machine: database, subgraphs, gateway, demo data on the first run.')
    .option('--distributed', 'one process per service, as docker-compose.yml runs them', false)
    .option('--reset', 'from empty data', false)
    .parse()
    .opts<{ distributed: boolean; reset: boolean }>();
  const opened = closers();
  let ready = false;
  let ending: Promise<never> | undefined;

  const end = (exitCode: number): Promise<never> => {
    ending ??= opened.closeAll().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        tell(error);
        process.exit(1);
      },
    );
    return ending;
  };
  const fail = (error: unknown): void => {
    // What breaks because all is being stopped is no failure of its own.
    if (!ending) tell(error);
    void end(1);
  };
  // A terminal's Ctrl-C arrives twice, once through npm: the first one counts. Stopping a start is no success.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(ready ? 0 : 130));
  whenNpmIsGone(process.env, () => void end(ready ? 0 : 130));

  try {
    const url = await startStack({
      environment: process.env,
      distributed,
      reset,
      closers: opened,
      showStep: stepsFor(process.stdout),
      onFailure: fail,
    });
    ready = true;
    process.stdout.write(`ready ${url}\n`);
  } catch (error) {
    fail(error);
  }
}

function tell(error: unknown): void {
  const text = error instanceof StartupError ? error.message : describeDefect(error);
  process.stderr.write(`${text}\n`);
}

function describeDefect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await main();

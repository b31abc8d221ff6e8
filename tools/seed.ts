import { Command, InvalidArgumentError } from 'commander';
import { StartupError } from '../subgraphs/shared/startup-error.js';
import type { SeedOutcome } from './seed/seed-demo-data.js';
import { mostPersons } from './seed/domain/numbers.js';
import { migrateDatabases } from './seed/migrate-databases.js';
import { progressBar } from './seed/progress-bar.js';
import { seedDemoData } from './seed/seed-demo-data.js';
import { closers, type Closers } from './stack/closers.js';
import { holdDataFolder, openDatabases } from './stack/data.js';
import { readStackSettings } from './stack/settings.js';
import { stepsFor } from './stack/steps.js';

interface Options {
  readonly persons: number;
  readonly seed: number;
  readonly reset: boolean;
}

/** `npm run seed`: synthetic people with ten years of history, in the data that `npm start` serves. */
async function main(): Promise<void> {
  const options = new Command('npm run seed --')
    .description('Fills the databases with synthetic people who have ten years of history.')
    .option('--persons <number>', 'how many people', wholeNumber(0, mostPersons), 2_000)
    .option('--seed <number>', 'the same seed on the same day makes the same people', wholeNumber(0, 4_294_967_295), 1)
    .option('--reset', 'replaces the demo data that is there', false)
    .parse()
    .opts<Options>();
  const opened = closers();
  let ending: Promise<never> | undefined;
  const end = (exitCode: number): Promise<never> => {
    ending ??= opened
      .closeAll()
      .catch(tell)
      .then(() => process.exit(exitCode));
    return ending;
  };
  // What is half made by then is made anew by the next run.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130));

  try {
    await seed(options, opened);
    await end(0);
  } catch (error) {
    // What breaks because all is being stopped is no failure of its own.
    if (!ending) tell(error);
    await end(1);
  }
}

async function seed({ persons, seed, reset }: Options, opened: Closers): Promise<void> {
  const settings = readStackSettings(process.env);
  if (settings.isProduction) throw notInProduction();
  const showStep = stepsFor(process.stdout);
  const held = await holdDataFolder(settings.dataFolder, opened);
  const { uris } = await showStep(
    'database',
    (report) =>
      openDatabases({
        settings,
        held,
        environment: process.env,
        closers: opened,
        // The database stays, with its logins: what is replaced is the demo data in it.
        reset: false,
        report,
        onFailure: (error) => {
          tell(error);
          process.exitCode = 1;
        },
      }),
    ({ description }) => description,
  );
  await showStep(
    'demo data',
    async (report) => {
      await migrateDatabases(uris);
      const started = performance.now();
      const outcome = await seedDemoData({
        databases: uris,
        persons,
        seed,
        now: new Date(),
        replace: reset,
        onProgress: (progress) => report(progressBar(progress, performance.now() - started)),
      });
      requireSeeded(outcome);
    },
    () => `demo data of ${persons.toLocaleString('en')} synthetic people, seed ${seed}`,
  );
}

/** @throws StartupError DEMO_DATA_EXISTS, or NOT_DEMO_DATA when the register holds people of its own */
function requireSeeded(outcome: SeedOutcome): void {
  switch (outcome.outcome) {
    case 'SEEDED':
      return;
    case 'KEPT':
      throw new StartupError(
        'DEMO_DATA_EXISTS',
        `There is demo data of ${outcome.persons.toLocaleString('en')} people already (seed ${outcome.seed}, made on ${outcome.day}).`,
        'Add --reset to replace it.',
      );
    case 'LEFT_ALONE':
      throw new StartupError(
        'NOT_DEMO_DATA',
        'The register holds people who are not demo data; nothing was changed.',
        'Set DATA_DIR or MONGODB_URI to data of its own for the synthetic people.',
      );
  }
}

function notInProduction(): StartupError {
  return new StartupError(
    'SEED_IN_PRODUCTION',
    'Synthetic people have no place in production.',
    'Set NODE_ENV to development, and DATA_DIR or MONGODB_URI to data that nobody needs.',
  );
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It is a whole number of ${least} to ${most}.`);
  };
}

function tell(error: unknown): void {
  const text = error instanceof StartupError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text ?? 'failed'}\n`);
}

await main();

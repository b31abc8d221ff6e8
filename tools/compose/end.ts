import { StartupError } from '../../subgraphs/shared/startup-error.js';

/** Runs a command to its end: one line of what it did and 0, or one line of why not and 1. A defect keeps its stack. */
export async function endWith(work: () => Promise<string>): Promise<never> {
  try {
    process.stdout.write(`${await work()}\n`);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof StartupError ? error.message : described(error)}\n`);
    process.exit(1);
  }
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

import { StartupError } from '../subgraphs/shared/startup-error.js';
import { exitCodes, exportCommand } from './export/command.js';
import { startLocalGateway } from './export/local-gateway.js';
import { closers } from './stack/closers.js';
import { stepsFor } from './stack/steps.js';

/** `npm run export`: everything about one person to a zip. */
async function main(): Promise<void> {
  const opened = closers();
  let ending: Promise<never> | undefined;
  const end = (exitCode: number): Promise<never> => {
    ending ??= opened
      .closeAll()
      .catch(tell)
      .then(() => process.exit(exitCode));
    return ending;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130));
  const fail = (error: unknown): void => {
    if (!ending) tell(error);
    void end(exitCodes.failed);
  };

  try {
    const exitCode = await exportCommand(process.argv.slice(2), {
      environment: process.env,
      folder: process.cwd(),
      out: (text) => process.stdout.write(text),
      // What breaks because all is being stopped is no failure of its own.
      err: (text) => {
        if (!ending) process.stderr.write(text);
      },
      startLocalGateway: () => startLocalGateway(process.env, opened, stepsFor(process.stdout), fail),
    });
    await end(exitCode);
  } catch (error) {
    fail(error);
  }
}

function tell(error: unknown): void {
  const text = error instanceof StartupError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text ?? 'failed'}\n`);
}

await main();

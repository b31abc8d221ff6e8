import { pino } from 'pino';
import type { Logger } from 'pino';
import { StartupError } from '../startup-error.js';
import { listen } from './http.js';
import type { SubgraphSettings } from './settings.js';
import { readSubgraphSettings } from './settings.js';
import type { Subgraph } from './subgraph.js';

/**
 * The life of a subgraph's process: settings, migration, listening; on SIGTERM or SIGINT it answers what is under way, closes its store and ends. A
 * start that fails says why in one line and ends with 1.
 */
export async function runSubgraphProcess(
  create: (settings: SubgraphSettings, logger: Logger) => Promise<Subgraph>,
): Promise<void> {
  try {
    const settings = await readSubgraphSettings(process.env);
    const logger = pino({ level: settings.logLevel });
    const subgraph = await create(settings, logger);
    await subgraph.migrate();
    const listening = await listen(subgraph, { host: settings.host, port: settings.port, logger });
    logger.info({ service: subgraph.name, url: listening.url }, 'listening');

    const stop = async (): Promise<void> => {
      await listening.close();
      await subgraph.close();
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        stop().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      });
    }
  } catch (error) {
    process.stderr.write(`${error instanceof StartupError ? error.message : describe(error)}\n`);
    // A connection that is open already would keep the process.
    process.exit(1);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

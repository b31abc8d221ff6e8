import { z } from 'zod';
import type { Environment } from '../../subgraphs/shared/environment.js';
import { readEnvironment } from '../../subgraphs/shared/environment.js';
import { wholeNumber } from '../../subgraphs/shared/setting.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';

/** Shorter than the timeout of the health check in docker-compose.yml, so that this process ends by itself. */
const answerWithinMs = 2_500;

const environment = z.object({
  /** The port of the service in this container. */
  PORT: wholeNumber(1, 65_535),
});

/**
 * Asks the service on this machine whether it can serve.
 * @returns what to say of it
 * @throws StartupError NOT_READY when it cannot, or does not answer; BAD_SETTING without a port
 */
export async function requireReady(env: Environment): Promise<string> {
  const { PORT } = readEnvironment(environment, env);
  const isReady = await fetch(`http://127.0.0.1:${PORT}/health/ready`, {
    signal: AbortSignal.timeout(answerWithinMs),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isReady) return 'ready';
  throw new StartupError('NOT_READY', 'The service is not ready.', 'Look at its log.');
}

import type { Environment } from '../../subgraphs/shared/environment.js';
import type { Closers } from '../stack/closers.js';
import type { ShowStep } from '../stack/steps.js';

/**
 * Starts the product in this process on a port that nobody else knows, with the data that `npm start` would serve.
 * @throws StartupError for what the user can mend, such as DATA_DIR_IN_USE when it runs on another port
 */
export async function startLocalGateway(
  environment: Environment,
  closers: Closers,
  showStep: ShowStep,
  onFailure: (error: unknown) => void,
): Promise<URL> {
  // Loaded when it is needed: with a running gateway the command needs none of the services.
  const { startStack } = await import('../stack/stack.js');
  return new URL(
    await startStack({
      environment: { ...environment, PORT: '0' },
      distributed: false,
      reset: false,
      closers,
      showStep,
      onFailure,
    }),
  );
}

import type { FastifyInstance } from 'fastify';
import { withDeadline } from '../sources/deadline.js';
import type { SubgraphSource } from '../sources/source.js';

interface Readiness {
  readonly status: 'READY' | 'NOT_READY';
  readonly subgraphs: Readonly<Record<string, 'READY' | 'UNREACHABLE'>>;
}

/**
 * `/health/live`: the process answers. `/health/ready`: every subgraph and its database answer too. Both say codes alone, since anybody may ask.
 * @param deadlineMilliseconds after which a subgraph counts as unreachable
 */
export function healthRoutes(
  app: FastifyInstance,
  sources: readonly SubgraphSource[],
  deadlineMilliseconds: number,
): void {
  // Shared by all who ask at the same time, so that asking often costs the databases nothing more.
  let asking: Promise<Readiness> | null = null;

  app.get('/health/live', () => ({ status: 'LIVE' }));
  app.get('/health/ready', async (_request, reply) => {
    asking ??= readiness(sources, deadlineMilliseconds).finally(() => (asking = null));
    const answer = await asking;
    return reply.code(answer.status === 'READY' ? 200 : 503).send(answer);
  });
}

async function readiness(sources: readonly SubgraphSource[], deadlineMilliseconds: number): Promise<Readiness> {
  const answers = await Promise.allSettled(
    sources.map((source) => withDeadline(deadlineMilliseconds, (deadline) => source.checkReady(deadline))),
  );
  const isReady = answers.every(({ status }) => status === 'fulfilled');
  const subgraphs = sources.map(
    ({ name }, index) => [name, answers[index]?.status === 'fulfilled' ? 'READY' : 'UNREACHABLE'] as const,
  );
  return { status: isReady ? 'READY' : 'NOT_READY', subgraphs: Object.fromEntries(subgraphs) };
}

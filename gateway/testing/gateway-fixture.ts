import { generateKeyPair } from 'jose';
import type { Logger } from 'pino';
import type { DevelopmentIssuer } from '../dev-issuer/dev-issuer.js';
import { startDevelopmentIssuer } from '../dev-issuer/dev-issuer.js';
import { personaNamed } from '../dev-issuer/personas.js';
import type { Clock } from '../../subgraphs/shared/clock.js';
import { systemClock } from '../../subgraphs/shared/clock.js';
import type { RunningGateway } from '../server.js';
import { startGateway } from '../server.js';
import { inProcessSource } from '../sources/in-process.js';
import type { SubgraphSource } from '../sources/source.js';
import type { FakeSubgraph } from './fake-subgraphs.js';
import { fakeNames, fakeSubgraph, fakeSupergraph } from './fake-subgraphs.js';

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export interface GatewayFixture {
  readonly gateway: RunningGateway;
  readonly issuer: DevelopmentIssuer;
  readonly subgraphs: readonly FakeSubgraph[];
  token(persona: string): Promise<string>;
  ask(persona: string, query: string, options?: AskOptions): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  readonly operationName?: string;
}

export interface FixtureOptions {
  readonly logger?: Logger;
  /** Takes the place of a fake of the same name. */
  readonly sources?: readonly SubgraphSource[];
  readonly subgraphDeadlineMilliseconds?: number;
  readonly corsOrigins?: readonly string[];
  /** The clock of the gateway and of its tokens; the system's unless told. */
  readonly clock?: Clock;
}

/** A gateway on a free port over the fake subgraphs, with a development issuer. */
export async function gatewayFixture(options: FixtureOptions = {}): Promise<GatewayFixture> {
  const issuer = await startDevelopmentIssuer(options.clock ?? systemClock);
  const subgraphs = fakeNames.map(fakeSubgraph);
  const given = options.sources ?? [];
  const { privateKey } = await generateKeyPair('EdDSA');
  const gateway = await startGateway({
    supergraphSdl: fakeSupergraph(),
    sources: [
      ...given,
      ...subgraphs.filter(({ name }) => !given.some((source) => source.name === name)).map(inProcessSource),
    ],
    statementKey: privateKey,
    identity: issuer,
    ...(options.clock && { clock: options.clock }),
    ...(options.logger && { logger: options.logger }),
    ...(options.corsOrigins && { corsOrigins: options.corsOrigins }),
    ...(options.subgraphDeadlineMilliseconds !== undefined && {
      subgraphDeadlineMilliseconds: options.subgraphDeadlineMilliseconds,
    }),
  });

  async function token(name: string): Promise<string> {
    const persona = personaNamed(name);
    if (!persona) throw new Error(`no persona ${name}`);
    return issuer.tokenFor(persona);
  }

  return {
    gateway,
    issuer,
    subgraphs,
    token,
    async ask(persona, query, { variables, headers, operationName } = {}) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(persona)}`, ...headers },
        body: JSON.stringify({ query, variables, operationName }),
      });
      const body = (await response.json()) as Omit<GraphqlAnswer, 'status' | 'headers'>;
      return { ...body, status: response.status, headers: response.headers };
    },
    async close() {
      await gateway.close();
      await issuer.close();
    },
  };
}

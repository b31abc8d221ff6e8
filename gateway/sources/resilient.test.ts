import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { pino } from 'pino';
import type { GatewayContext } from '../context.js';
import { ResilientSource } from './resilient.js';
import type { SubgraphSource } from './source.js';

describe('a fetch whose caller cannot be stated', () => {
  const lines: string[] = [];
  let asked = 0;
  const source: SubgraphSource = {
    name: 'museokortti',
    fetch: () => {
      asked += 1;
      return Promise.resolve({ data: { sites: [] } });
    },
    checkReady: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const resilient = new ResilientSource(source, {
    clock: { now: () => new Date('2026-11-25T12:00:00.000Z') },
    logger: pino({ level: 'warn' }, { write: (line: string) => lines.push(line) }),
    deadlineMilliseconds: 2_000,
  });

  const process = (statementFor: GatewayContext['statementFor']) =>
    resilient.process({
      request: { query: '{ sites { id } }' },
      incomingRequestContext: {},
      context: { statementFor },
    } as unknown as GraphQLDataSourceProcessOptions<GatewayContext>);

  it('costs its own fields, as any other that fails, and does not count against the subgraph', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await process(() => Promise.reject(new Error('aino cannot be signed')))).toEqual({
        data: { sites: null },
        errors: [
          {
            message: 'Unexpected; logged with the id in the message.',
            path: ['sites'],
            extensions: { code: 'INTERNAL_SERVER_ERROR' },
          },
        ],
      });
    }
    expect(asked).toBe(0);
    expect(await process(() => Promise.resolve('signed'))).toEqual({ data: { sites: [] } });
  });

  it('is logged without what the failure says', async () => {
    lines.length = 0;
    await process(() => Promise.reject(new Error('aino cannot be signed')));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({ level: 50, subgraph: 'museokortti', reason: 'Error' }),
    );
    expect(lines.join('')).not.toContain('aino');
  });
});

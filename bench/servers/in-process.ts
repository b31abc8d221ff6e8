import { startGateway } from '../../gateway/server.js';
import { inProcessSource } from '../../gateway/sources/in-process.js';
import { createMuseokorttiSubgraph } from '../../subgraphs/museokortti/service.js';
import { createRegisterSubgraph } from '../../subgraphs/register/service.js';
import { createTrainingSubgraph } from '../../subgraphs/training/service.js';
import { identity, port, serviceOptions, silent, statementKey, supergraphSdl } from './environment.js';

// The product as `npm start` runs it: gateway and subgraphs in one process.
const subgraphs = await Promise.all([
  createRegisterSubgraph(await serviceOptions('REGISTER')),
  createMuseokorttiSubgraph(await serviceOptions('MUSEOKORTTI')),
  createTrainingSubgraph(await serviceOptions('TRAINING')),
]);
await startGateway({
  supergraphSdl: supergraphSdl(),
  sources: subgraphs.map(inProcessSource),
  statementKey: await statementKey(),
  identity: identity(),
  port: port(),
  subgraphDeadlineMilliseconds: 30_000,
  logger: silent,
});

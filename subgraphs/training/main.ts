import { systemClock } from '../shared/clock.js';
import { runSubgraphProcess } from '../shared/runtime/process.js';
import { createTrainingSubgraph } from './service.js';

await runSubgraphProcess(({ mongoUri, statementPublicKey }, logger) =>
  createTrainingSubgraph({ mongoUri, statementPublicKey, clock: systemClock, logger }),
);

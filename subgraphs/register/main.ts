import { systemClock } from '../shared/clock.js';
import { runSubgraphProcess } from '../shared/runtime/process.js';
import { readRegisterSettings } from './config.js';
import { createRegisterSubgraph } from './service.js';

await runSubgraphProcess(({ mongoUri, statementPublicKey }, logger) =>
  createRegisterSubgraph({
    mongoUri,
    statementPublicKey,
    clock: systemClock,
    logger,
    settings: readRegisterSettings(process.env),
  }),
);

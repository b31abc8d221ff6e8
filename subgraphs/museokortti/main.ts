import { systemClock } from '../shared/clock.js';
import { runSubgraphProcess } from '../shared/runtime/process.js';
import { readVisitSettings } from './config.js';
import { createMuseokorttiSubgraph } from './service.js';

await runSubgraphProcess(({ mongoUri, statementPublicKey }, logger) =>
  createMuseokorttiSubgraph({
    mongoUri,
    statementPublicKey,
    clock: systemClock,
    logger,
    visitSettings: readVisitSettings(process.env),
  }),
);

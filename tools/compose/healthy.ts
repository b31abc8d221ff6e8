import { endWith } from './end.js';
import { requireReady } from './require-ready.js';

/** `node dist/tools/compose/healthy.js`: the health check of a container, asked of the service that runs in it. */
await endWith(() => requireReady(process.env));

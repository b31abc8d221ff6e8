import type { Environment } from 'monaco-editor/esm/vs/editor/editor.api.js';

/** Tells Monaco to run its language services in workers from the gateway's own origin. Must be imported before GraphiQL. */
const environment: Environment = {
  getWorker(_id, label) {
    if (label === 'json') return new Worker(WORKER_URLS.json);
    if (label === 'graphql') return new Worker(WORKER_URLS.graphql);
    return new Worker(WORKER_URLS.editor);
  },
};

Object.assign(globalThis, { MonacoEnvironment: environment });

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');

/**
 * One genuine MongoDB for the whole run. Jest loads this file outside of its own module system, so the TypeScript that starts the server is
 * bundled here for Node.
 */
export default async function startDatabase() {
  const outfile = join(root, 'node_modules', '.cache', 'asiakasrekisteri', `test-server-${process.pid}.mjs`);
  await build({
    entryPoints: [join(root, 'tools', 'mongo', 'test-server.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const { startTestServer } = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  const server = await startTestServer((message) => process.stderr.write(`${message}\n`));
  process.env.TEST_MONGODB_ADMIN_URI = server.adminUri;
  globalThis.stopTestServer = server.stop;
}

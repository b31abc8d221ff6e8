import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';

/** Brings dist/ to the sources, for tests that run the built product as processes of their own. */
export async function ensureBuilt(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(repositoryRoot, 'tools', 'run.mjs'), 'build']);
}

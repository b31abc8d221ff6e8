import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';

/**
 * Runs a script of an installed package with this Node, in the repository's root.
 * @param script its path below `node_modules`
 * @returns all that it printed when it failed; null when it succeeded
 */
export function packageScript(script: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repositoryRoot, 'node_modules', script), ...args], {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? null : Buffer.concat(printed).toString('utf8').trim()));
  });
}

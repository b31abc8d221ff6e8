import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readSupergraph } from '../gateway/access/supergraph.js';
import { repositoryRoot } from '../subgraphs/shared/paths.js';

const folder = join(repositoryRoot, 'bench', 'peers');

/** How Hive Gateway is started, for Node. */
export function hiveGatewayArguments(supergraphFile: string, host: string, port: number): readonly string[] {
  const program = join(folder, 'node_modules', '.bin', 'hive-gateway');
  const configuration = join(folder, 'gateway.config.mjs');
  // One process, as every other system has one in front.
  return [program, 'supergraph', supergraphFile, '-c', configuration, '-h', host, '-p', String(port), '--fork', '1'];
}

/**
 * Installs the peers unless they are there. They bring many times the product's own dependencies, so that only who measures installs them.
 * @throws when npm cannot
 */
export function installPeers(): void {
  const wanted = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).dependencies;
  if (Object.entries(wanted).every(([name, version]) => versionOf(name, folder) === version)) return;
  process.stderr.write('installing the peers …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('The peers could not be installed: run npm ci in bench/peers to see why.');
}

/** The versions that the figures depend on, for people. */
export function versions(): string {
  const own = ['@apollo/gateway', '@apollo/server', 'graphql', 'mongoose'];
  const named = [
    ...own.map((name) => `${name} ${versionOf(name, repositoryRoot) ?? 'unknown'}`),
    `@graphql-hive/gateway ${versionOf('@graphql-hive/gateway', folder) ?? 'unknown'}`,
  ];
  return named.join(', ');
}

function versionOf(name: string, root: string): string | undefined {
  try {
    const file = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
    return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
  } catch {
    return undefined;
  }
}

/**
 * Writes the supergraph for a peer that takes a file: the subgraphs' true addresses, and no access directives, which a peer would refuse or enforce in
 * its own way.
 * @returns the file
 */
export function writePeerSupergraph(
  supergraphSdl: string,
  subgraphUrls: Readonly<Record<string, string>>,
  dataFolder: string,
): string {
  let sdl = readSupergraph(supergraphSdl)
    .plannableSdl.replace(
      /\s*@link\(url: "https:\/\/specs\.apollo\.dev\/(?:authenticated|requiresScopes|policy)\/[^)]*\)/g,
      '',
    )
    .replace(/^directive @(?:authenticated|requiresScopes|policy)\b.*$/gm, '')
    .replace(/\s*@authenticated\b/g, '')
    .replace(/\s*@(?:requiresScopes|policy)\([^)]*\)/g, '');
  for (const [name, url] of Object.entries(subgraphUrls)) {
    sdl = sdl.replace(new RegExp(`(@join__graph\\(name: "${name}", url: )"[^"]*"`), `$1"${url}"`);
  }
  const file = join(dataFolder, 'peer-supergraph.graphql');
  writeFileSync(file, sdl);
  return file;
}

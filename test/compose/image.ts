import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { ensureBuilt } from '../setup/built.js';

/** The file system of the image, as far as the Dockerfile makes it. */
export interface Image {
  /** Its working directory. */
  readonly folder: string;
  /** What its `ENV` lines set. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Lays out what the last stage of the Dockerfile copies, and nothing besides, so that what it forgets is missing here too. In place of its
 * node_modules stand links to the packages that `npm prune --omit=dev` leaves.
 *
 * @param folder that must not exist
 */
export async function layOutImage(folder: string): Promise<Image> {
  // As its first stage does: what has changed since is built.
  await ensureBuilt();
  const dockerfile = await readFile(join(repositoryRoot, 'Dockerfile'), 'utf8');
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  await mkdir(folder);
  for (const [, source = '', target = ''] of lastStage.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)) {
    if (source === 'node_modules') await linkPackages(join(folder, target));
    else await cp(join(repositoryRoot, source), join(folder, placeOf(source, target)), { recursive: true });
  }
  const environment = [...lastStage.matchAll(/^ENV (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]);
  return { folder, environment: Object.fromEntries(environment) as Record<string, string> };
}

/** A target that ends in a slash is a folder to copy into. */
function placeOf(source: string, target: string): string {
  return target.endsWith('/') ? join(target, basename(source)) : target;
}

async function linkPackages(folder: string): Promise<void> {
  const lockFile = JSON.parse(await readFile(join(repositoryRoot, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
  };
  for (const [path, { dev }] of Object.entries(lockFile.packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (name === undefined || dev) continue;
    const link = join(folder, name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(repositoryRoot, path), link);
  }
}

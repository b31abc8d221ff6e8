import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

/** What runs as Node modules. The GraphiQL page is bundled for browsers by its own tool. */
const sourceFolders = ['gateway', 'subgraphs', 'schema', 'tools', 'bench'];
const notBuilt = [/\.test\.ts$/, /\.d\.ts$/, /^gateway\/graphiql\/page\//];
const options = { platform: 'node', format: 'esm', target: 'node20', sourcemap: true, sourcesContent: false };

/**
 * Brings `dist/` to the sources: each TypeScript module becomes one JavaScript module at the same place, types unchecked. Only what has changed is
 * built, and what has no source any more is removed.
 *
 * @param {string} root the repository
 * @returns {Promise<number>} how many modules were built
 */
export async function build(root) {
  const dist = join(root, 'dist');
  const manifestFile = join(dist, '.build.json');
  const current = await stampSources(root);
  const built = await readManifest(manifestFile);
  const present = new Set(await readdir(dist, { recursive: true }).catch(() => []));
  const changed = [...current]
    .filter(([path, stamp]) => built.get(path) !== stamp || !present.has(normalize(outputOf(path))))
    .map(([path]) => path);
  const removed = [...built.keys()].filter((path) => !current.has(path));
  if (changed.length === 0 && removed.length === 0) return 0;

  if (changed.length > 0) await transpile(root, dist, changed);
  for (const path of removed) {
    const output = join(dist, outputOf(path));
    await Promise.all([rm(output, { force: true }), rm(`${output}.map`, { force: true })]);
  }
  await replaceFile(manifestFile, JSON.stringify([...current]));
  return changed.length;
}

/** Where a module is built to, within `dist/`. */
function outputOf(path) {
  return path.replace(/\.ts$/, '.js');
}

async function transpile(root, dist, paths) {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({
    ...options,
    entryPoints: paths,
    absWorkingDir: root,
    outbase: root,
    outdir: dist,
    write: false,
    logLevel: 'error',
  });
  await Promise.all(outputFiles.map(({ path, contents }) => replaceFile(path, contents)));
}

/** Another process may be reading: a file is there whole, old or new. */
async function replaceFile(path, contents) {
  const temporary = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(temporary, contents);
  await rename(temporary, path);
}

async function stampSources(root) {
  const stamps = new Map();
  for (const folder of sourceFolders) {
    for (const path of await sourcesIn(root, folder)) {
      const { mtimeMs, size } = await stat(join(root, path));
      stamps.set(path, `${mtimeMs}-${size}`);
    }
  }
  return stamps;
}

/** Paths of the modules below a folder, from the root. Installed packages are not looked into: there are tens of thousands of files. */
async function sourcesIn(root, folder) {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesIn(root, path);
      return path.endsWith('.ts') && !notBuilt.some((pattern) => pattern.test(path)) ? [path] : [];
    }),
  );
  return found.flat();
}

async function readManifest(file) {
  try {
    return new Map(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return new Map();
  }
}

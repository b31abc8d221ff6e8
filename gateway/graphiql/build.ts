import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { htmlDocument } from './document.js';

/** Where the browser finds the files of the page. Their names carry a hash of their content, so they are cached for good. */
const assetsUrl = '/graphiql/assets/';
const pageDirectory = join('gateway', 'graphiql', 'page');
const stampFile = 'built-from.txt';

/** The packages that the page is made of: a new version of one makes a built page stale. */
const bundledPackages = [
  '@graphiql/react',
  '@graphiql/toolkit',
  'esbuild',
  'graphiql',
  'graphql',
  'monaco-editor',
  'monaco-graphql',
  'react',
  'react-dom',
];

/** Monaco's three workers: each a script of its own, because a worker cannot share a chunk with the page. */
const workers = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
} as const;

/**
 * Bundles the GraphiQL page into a folder that `graphiqlPlugin` serves: one HTML file and hashed, pre-compressed assets, nothing of it from
 * another host. Needs the development dependencies; the served folder does not. Builds beside the folder and swaps it in at the
 * end, so that an interrupted build never leaves half a page.
 *
 * @param outDir the folder to write, replaced as a whole
 * @param projectDirectory the root of the project; the current directory when left out
 */
export async function buildGraphiqlPage(outDir: string, projectDirectory = process.cwd()): Promise<void> {
  const stagingDirectory = `${outDir}.${process.pid}`;
  const common = commonOptions(projectDirectory, stagingDirectory);
  try {
    const workerUrls = await buildWorkers(common, projectDirectory);
    const { metafile } = await build({
      ...common,
      entryPoints: { graphiql: join(projectDirectory, pageDirectory, 'main.tsx') },
      format: 'esm',
      splitting: true,
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"', WORKER_URLS: JSON.stringify(workerUrls) },
      plugins: [styleSheets(projectDirectory)],
    });
    await writeFile(join(stagingDirectory, 'index.html'), htmlDocument(pageParts(metafile)));
    await compressAll(join(stagingDirectory, 'assets'));
    await writeFile(join(stagingDirectory, stampFile), await sourcesHash(projectDirectory));
    await rm(outDir, { recursive: true, force: true });
    await mkdir(dirname(outDir), { recursive: true });
    await rename(stagingDirectory, outDir);
  } finally {
    await rm(stagingDirectory, { recursive: true, force: true });
  }
}

/**
 * Builds the page only when the folder has none or one that was made of other sources. For the build step of `npm start` and
 * `npm test`, where an unchanged page costs some milliseconds.
 */
export async function ensureGraphiqlPage(
  outDir: string,
  projectDirectory = process.cwd(),
): Promise<'built' | 'already up to date'> {
  const stamp = await readFile(join(outDir, stampFile), 'utf8').catch(() => undefined);
  if (stamp === (await sourcesHash(projectDirectory))) return 'already up to date';
  await buildGraphiqlPage(outDir, projectDirectory);
  return 'built';
}

function commonOptions(projectDirectory: string, stagingDirectory: string) {
  return {
    absWorkingDir: projectDirectory,
    outdir: stagingDirectory,
    publicPath: '/graphiql/',
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    bundle: true,
    minify: true,
    // The licences of what is bundled travel along, in a file beside the script.
    legalComments: 'linked',
    target: 'es2022',
    metafile: true,
    logLevel: 'warning',
    loader: { '.ttf': 'file', '.woff': 'file', '.woff2': 'file' },
  } as const satisfies BuildOptions;
}

async function buildWorkers(
  common: ReturnType<typeof commonOptions>,
  projectDirectory: string,
): Promise<Record<string, string>> {
  const resolve = createRequire(join(projectDirectory, 'package.json')).resolve;
  const entryPoints = Object.fromEntries(
    Object.entries(workers).map(([name, module]) => [`${name}.worker`, resolve(module)]),
  );
  const { metafile } = await build({ ...common, entryPoints, format: 'iife' });
  const urls: Record<string, string> = {};
  for (const [path, output] of Object.entries(metafile.outputs)) {
    if (output.entryPoint === undefined) continue;
    urls[basename(path).replace(/\.worker-.*$/, '')] = assetsUrl + basename(path);
  }
  return urls;
}

/**
 * GraphiQL's style sheet carries its fonts as `data:` URLs, all scripts and weights, half a megabyte before the first paint. As files the
 * browser fetches the two or three it shows, and the content security policy needs no `data:` for fonts. It carries Monaco's
 * style sheets too: those that Monaco's modules import are left out.
 */
function styleSheets(projectDirectory: string): Plugin {
  return {
    name: 'style-sheets',
    setup(pluginBuild) {
      pluginBuild.onLoad({ filter: /monaco-editor[\\/]esm[\\/].*\.css$/ }, () => ({ contents: '', loader: 'empty' }));
      pluginBuild.onLoad({ filter: /graphiql[\\/]dist[\\/]style\.css$/ }, async ({ path }) => {
        const fonts = new Map<string, Buffer>();
        const contents = (await readFile(path, 'utf8')).replaceAll(
          /url\(data:font\/(ttf|woff2?);base64,([^)]+)\)/g,
          (_match, extension: string, encoded: string) => {
            const name = `font-${String(fonts.size)}.${extension}`;
            fonts.set(name, Buffer.from(encoded, 'base64'));
            return `url(embedded:${name})`;
          },
        );
        return { contents, loader: 'css', resolveDir: dirname(path), pluginData: fonts };
      });
      pluginBuild.onResolve({ filter: /^embedded:/ }, ({ path, pluginData }) => ({
        path: path.slice('embedded:'.length),
        namespace: 'embedded-font',
        pluginData: pluginData as unknown,
      }));
      pluginBuild.onLoad({ filter: /.*/, namespace: 'embedded-font' }, ({ path, pluginData }) => {
        const contents = pluginData instanceof Map ? (pluginData.get(path) as Buffer | undefined) : undefined;
        if (contents === undefined) throw new Error(`${path} is not a font of GraphiQL's style sheet`);
        return { contents, loader: 'file', resolveDir: projectDirectory };
      });
    },
  };
}

/** The files that the HTML names: the script, the style sheet, and every chunk that the page needs before it can be used. */
function pageParts(metafile: Metafile) {
  const url = (path: string): string => assetsUrl + basename(path);
  const entry = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint?.endsWith('main.tsx'));
  if (entry?.[1].cssBundle === undefined)
    throw new Error('the bundle of the GraphiQL page has no script or no style sheet');
  const [script, { cssBundle }] = entry;

  // Monaco is imported dynamically, yet nothing works without it: fetched at once, not after the first script has run. The formatter is not.
  const needed = new Set<string>();
  const visit = (path: string): void => {
    for (const { path: imported, kind } of metafile.outputs[path]?.imports ?? []) {
      const wanted = kind === 'import-statement' || /(monaco-editor|lite)-/.test(basename(imported));
      if (!wanted || needed.has(imported) || imported === script) continue;
      needed.add(imported);
      visit(imported);
    }
  };
  visit(script);
  return { script: url(script), style: url(cssBundle), preloads: [...needed].map(url) };
}

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** Compresses beside each text file, once, so that the gateway never spends a request's time on it. */
async function compressAll(directory: string): Promise<void> {
  const texts = (await readdir(directory)).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(
    texts.map(async (name) => {
      const content = await readFile(join(directory, name));
      const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      await Promise.all([
        asBrotli(content, brotliOptions).then((small) => writeFile(join(directory, `${name}.br`), small)),
        asGzip(content, { level: 9 }).then((small) => writeFile(join(directory, `${name}.gz`), small)),
      ]);
    }),
  );
}

/** A hash of everything that the page is made of. */
async function sourcesHash(projectDirectory: string): Promise<string> {
  const hash = createHash('sha256');
  const own = ['build.ts', 'document.ts'].map((name) => join(projectDirectory, 'gateway', 'graphiql', name));
  const entries = await readdir(join(projectDirectory, pageDirectory), { recursive: true, withFileTypes: true });
  const page = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const packages = bundledPackages.map((name) => join(projectDirectory, 'node_modules', name, 'package.json'));
  for (const path of [...own, ...page, ...packages].sort()) {
    hash.update(`${relative(projectDirectory, path)}\n`).update(await readFile(path));
  }
  return hash.digest('hex');
}

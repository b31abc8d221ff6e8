import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { readComposeFile } from './compose-file.js';

interface Import {
  readonly from: string;
  readonly package: string;
  readonly kind: string;
}

/** What the image is asked to run: commands and health checks of docker-compose.yml, as sources. */
function entryPoints(): string[] {
  const commands = Object.values(readComposeFile().services).flatMap(({ command, healthcheck }) => [
    ...command,
    ...(healthcheck?.test ?? []),
  ]);
  const scripts = commands.flatMap((part) => /^dist\/(.+)\.js$/.exec(part)?.[1] ?? []);
  return [...new Set(scripts)].map((script) => `${script}.ts`);
}

/** Every import of a package by our own modules that can be reached from an entry point. */
async function packageImports(entries: readonly string[]): Promise<Import[]> {
  const { metafile } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [...entries],
    outdir: 'unused',
    write: false,
    bundle: true,
    packages: 'external',
    metafile: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return Object.entries(metafile.inputs).flatMap(([from, { imports }]) =>
    imports
      .filter(({ path, external }) => external === true && !isBuiltin(path))
      .map(({ path, kind }) => ({ from, kind, package: /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path })),
  );
}

describe('the image, which has no development packages', () => {
  const { dependencies } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  let imports: Import[];

  beforeAll(async () => {
    imports = await packageImports(entryPoints());
  });

  it('runs the gateway, the subgraphs, and what prepares and checks them', () => {
    expect(entryPoints().sort()).toEqual([
      'gateway/main.ts',
      'subgraphs/museokortti/main.ts',
      'subgraphs/register/main.ts',
      'subgraphs/training/main.ts',
      'tools/compose/database-logins.ts',
      'tools/compose/healthy.ts',
    ]);
  });

  it('has every package that its programs import', () => {
    const absent = imports.filter((each) => !Object.hasOwn(dependencies, each.package));
    // Behind a dynamic import that production never reaches: it refuses the development issuer.
    expect(absent).toEqual([
      { from: 'gateway/dev-issuer/dev-issuer.ts', kind: 'import-statement', package: 'oauth2-mock-server' },
    ]);
  });

  it('loads the development issuer only where it is asked for', async () => {
    const { metafile } = await build({
      absWorkingDir: repositoryRoot,
      entryPoints: ['gateway/main.ts'],
      outdir: 'unused',
      write: false,
      bundle: true,
      packages: 'external',
      metafile: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const kinds = Object.values(metafile.inputs)
      .flatMap((input) => input.imports)
      .filter(({ path }) => path.endsWith('dev-issuer/dev-issuer.ts'))
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['dynamic-import']);
  });

  it('has no package that none of its programs import', () => {
    const used = new Set(imports.map((each) => each.package));
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([]);
  });
});

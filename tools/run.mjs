/**
 * Runs the project's commands on a fresh clone: plain Node without dependencies. Checks Node, installs the packages when they are missing or not
 * those of the lock file, builds what has changed, then becomes the command.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const commands = {
  start: 'dist/tools/start.js',
  test: 'node_modules/jest/bin/jest.js',
  check: 'dist/tools/check.js',
  seed: 'dist/tools/seed.js',
  export: 'dist/tools/export.js',
  bench: 'dist/bench/main.js',
  generate: 'dist/tools/generate.js',
  build: undefined,
};

/** Those that serve GraphiQL's page, or ship it. */
const needsGraphiql = ['start', 'test', 'build'];

const [command = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, command)) {
  fail(`There is no command "${command}". Take one of ${Object.keys(commands).join(', ')}.`);
}
requireNode();
if (!packagesAreInstalled()) await step('installing packages', installPackages);
await buildSources();
const script = commands[command];
if (script) {
  // Not for a start: reading the maps of all packages takes half a second of it. NODE_OPTIONS=--enable-source-maps asks for them.
  if (command !== 'start') process.setSourceMapsEnabled(true);
  process.argv.splice(1, process.argv.length - 1, join(root, script), ...args);
  await import(pathToFileURL(join(root, script)).href);
}

function requireNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = wanted.split('.').map(Number);
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  fail(`Node ${process.versions.node} is too old. Install Node ${wanted} or later, from https://nodejs.org.`);
}

/** Compares the lock file with npm's own record of what it has installed. */
function packagesAreInstalled() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { optional, version, integrity }]) =>
      path === '' ||
      (installed[path] ? installed[path].version === version && installed[path].integrity === integrity : optional),
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

async function installPackages() {
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm ? [process.execPath, npm] : ['npm'];
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn(program, [...first, ...options], {
    cwd: root,
    shell: !npm && process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  if (code === 0) return 'packages installed';
  process.stderr.write(output);
  return fail(
    'The packages could not be installed. Check the network and the free disk space, then run the command again.',
  );
}

async function buildSources() {
  const { build } = await import('./build.mjs');
  const started = performance.now();
  try {
    const count = await build(root);
    if (count > 0) report(`✔ ${count} modules built`, started);
    if (needsGraphiql.includes(command)) await buildGraphiql();
  } catch (error) {
    // Errors in the sources have been printed by esbuild with their place.
    fail(
      error?.errors
        ? 'The sources could not be built. Mend the errors above.'
        : `dist/ could not be written: ${error.message}`,
    );
  }
}

async function buildGraphiql() {
  const started = performance.now();
  const { ensureGraphiqlPage } = await import(pathToFileURL(join(root, 'dist/gateway/graphiql/build.js')).href);
  const outcome = await ensureGraphiqlPage(join(root, 'dist', 'graphiql'), root);
  if (outcome === 'built') report('✔ GraphiQL built', started);
}

/** Shows a step that takes long: a running clock on a terminal, a line at its start and its end elsewhere. */
async function step(name, work) {
  const started = performance.now();
  if (!process.stderr.isTTY) process.stderr.write(`${name} …\n`);
  const clock =
    process.stderr.isTTY && setInterval(() => process.stderr.write(`\r⠿ ${name} … ${seconds(started)}`), 250);
  const done = await work();
  clearInterval(clock);
  report(`${process.stderr.isTTY ? '\r\x1b[K' : ''}✔ ${done}`, started);
}

function report(message, started) {
  process.stderr.write(`${message} (${seconds(started)})\n`);
}

function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

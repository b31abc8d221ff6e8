import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import { startDevelopmentIssuer } from '../gateway/dev-issuer/dev-issuer.js';
import { systemClock } from '../subgraphs/shared/clock.js';
import { repositoryRoot } from '../subgraphs/shared/paths.js';
import { closers, type Closers } from '../tools/stack/closers.js';
import { holdDataFolder, openDatabases } from '../tools/stack/data.js';
import { makeDemoData } from '../tools/stack/demo-data.js';
import { migrateDatabases } from '../tools/seed/migrate-databases.js';
import { readStackSettings } from '../tools/stack/settings.js';
import { statementKeys } from '../tools/stack/statement-keys.js';
import { stepsFor } from '../tools/stack/steps.js';
import { load } from './load.js';
import { cpuMilliseconds, peakMebibytes } from './processes.js';
import type { Figures } from './report.js';
import { median, tables } from './report.js';
import type { System } from './systems.js';
import { startSystems } from './systems.js';
import type { WorkloadSource } from './workloads.js';
import { workloads } from './workloads.js';

interface Options {
  readonly persons: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly callers: readonly number[];
  readonly write: boolean;
}

/** `npm run bench`: the product in both topologies and its peers, the same question and the same data, in one interleaved run. */
async function main(): Promise<void> {
  const options = readOptions();
  installPeers();
  const opened = closers();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void opened.closeAll().finally(() => process.exit(130)));
  }
  try {
    const text = await run(options, opened);
    process.stdout.write(`\n${text}\n`);
    if (options.write) writeDocument(text);
  } finally {
    await opened.closeAll();
  }
}

function readOptions(): Options {
  const read = new Command('npm run bench --')
    .description('Measures the product against its peers.')
    .option('--persons <number>', 'synthetic people; made once and kept in .data/bench', Number, 100_000)
    .option('--seconds <number>', 'of each load', Number, 6)
    .option('--rounds <number>', 'in each of which every system is asked once', Number, 3)
    .option('--callers <numbers>', 'how many ask at once', '1,16,64')
    .option('--write', 'writes the tables to docs/performance.md', false)
    .parse()
    .opts<Omit<Options, 'callers'> & { callers: string }>();
  return { ...read, callers: read.callers.split(',').map(Number) };
}

/** The peers are many times the product's own dependencies: only who measures installs them. */
function installPeers(): void {
  const folder = join(repositoryRoot, 'bench', 'peers');
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error('the peers could not be installed');
}

async function run(options: Options, opened: Closers): Promise<string> {
  const showStep = stepsFor(process.stdout);
  const settings = readStackSettings({
    ...process.env,
    DATA_DIR: resolve(repositoryRoot, '.data', 'bench'),
    DEMO_PERSONS: String(options.persons),
  });
  const held = await holdDataFolder(settings.dataFolder, opened);
  const { uris } = await showStep(
    'database',
    (report) =>
      openDatabases({ settings, held, environment: process.env, closers: opened, reset: false, report, onFailure }),
    ({ description }) => description,
  );
  await migrateDatabases(uris);
  await showStep(
    'data',
    (report) => makeDemoData(uris, options.persons, report),
    (outcome) => outcome,
  );
  const keys = await statementKeys(settings.statementPrivateKey, held.secrets);
  const issuer = await startDevelopmentIssuer(systemClock);
  await opened.add(() => issuer.close());
  const systems = await showStep(
    'systems',
    () => startSystems({ databases: uris, keys, identity: issuer, folder: held.folder }),
    ({ all }) => `${all.length} systems`,
  );
  await opened.add(() => systems.stop());

  const questions = await workloads(issuer, keys.privateKey, uris);
  for (const question of questions) await requireSameAnswers(systems.all, question);
  const figures = await measure(systems.all, questions, options, databasePid(held.folder));
  const peaks = new Map(systems.all.map(({ name, pids }) => [name, sum(pids.map(peakMebibytes))]));
  return `${header(options)}\n\n${tables(figures, peaks)}`;
}

function onFailure(error: Error): never {
  throw error;
}

/** A benchmark of wrong answers is none. */
async function requireSameAnswers(systems: readonly System[], question: WorkloadSource): Promise<void> {
  const { query, callers } = await question.workload();
  const [caller] = callers;
  if (!caller) throw new Error(`nobody asks ${question.name}`);
  let expected: unknown;
  for (const { name, url } of systems) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...caller.headers },
      body: JSON.stringify({ query, variables: caller.variables }),
    });
    const answer = (await response.json()) as { data?: unknown; errors?: readonly { message: string }[] };
    if (answer.errors || !answer.data) throw new Error(`${name}: ${answer.errors?.[0]?.message ?? 'no data'}`);
    expected ??= answer.data;
    if (!isDeepStrictEqual(answer.data, expected)) throw new Error(`${name} answers ${question.name} differently`);
  }
}

async function measure(
  systems: readonly System[],
  questions: readonly WorkloadSource[],
  { rounds, seconds, callers }: Options,
  mongod: number,
): Promise<Figures[]> {
  const loads = questions.flatMap((question) =>
    // Fifty people in one answer are a load of their own: many of them at once measure the queue.
    (question.name === 'me' ? callers : [1, 4]).map((connections) => ({
      question,
      connections,
    })),
  );
  const figures: Figures[] = [];
  for (const { question, connections } of loads) {
    const taken = new Map<string, Figures[]>();
    for (let round = 0; round < rounds + 1; round += 1) {
      // Rotated, so that none of them is always the one that follows another.
      const order = systems
        .map((_, index) => systems[(index + round) % systems.length])
        .filter((one) => one !== undefined);
      for (const system of order) {
        const workload = await question.workload();
        const before = { cpu: sum(system.pids.map(cpuMilliseconds)), database: cpuMilliseconds(mongod) };
        // The first round warms up: plans, caches, compiled code.
        const result = await load(system.url, workload, connections, seconds);
        if (result.failed > 0) throw new Error(`${system.name}: ${result.failed} answers failed`);
        const figure: Figures = {
          system: system.name,
          workload: question.name,
          connections,
          requestsPerSecond: result.requestsPerSecond,
          p50: result.p50,
          p99: result.p99,
          cpu: (sum(system.pids.map(cpuMilliseconds)) - before.cpu) / result.requests,
          databaseCpu: (cpuMilliseconds(mongod) - before.database) / result.requests,
        };
        if (round > 0) taken.set(system.name, [...(taken.get(system.name) ?? []), figure]);
        process.stderr.write(
          `${question.name}, ${connections} at once, round ${round}: ${system.name} ${figure.requestsPerSecond.toFixed(1)}/s ${figure.cpu.toFixed(2)} ms\n`,
        );
      }
    }
    for (const { name } of systems) figures.push(middle(taken.get(name) ?? []));
  }
  return figures;
}

/** The medians of the rounds. */
function middle(rounds: readonly Figures[]): Figures {
  const [first] = rounds;
  if (!first) throw new Error('no round was measured');
  const of = (read: (figures: Figures) => number): number => median(rounds.map(read));
  return {
    ...first,
    requestsPerSecond: of((one) => one.requestsPerSecond),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
    cpu: of((one) => one.cpu),
    databaseCpu: of((one) => one.databaseCpu),
  };
}

function databasePid(folder: string): number {
  const line = readFileSync(join(folder, 'mongodb', 'mongod.lock'), 'utf8').trim();
  const pid = Number(line);
  if (!Number.isInteger(pid) || pid <= 0) throw new Error('the database does not say which process it is');
  return pid;
}

function header({ persons, seconds, rounds }: Options): string {
  const [cpu] = cpus();
  const day = systemClock.now().toISOString().slice(0, 10);
  return (
    `${day}, Node ${process.version}, ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ` +
    `${Math.round(totalmem() / 2 ** 30)} GiB; ${persons} persons; medians of ${rounds} interleaved rounds of ${seconds} s. ` +
    'CPU is that of all service processes, without the load generator; MongoDB is apart.'
  );
}

function writeDocument(text: string): void {
  const file = join(repositoryRoot, 'docs', 'performance.md');
  const document = readFileSync(file, 'utf8');
  const markers = /(<!-- figures -->\n)[^]*(<!-- end of figures -->)/;
  if (!markers.test(document)) throw new Error(`${file} has lost its markers`);
  writeFileSync(
    file,
    document.replace(markers, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

await main();

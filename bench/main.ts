import { cpus, totalmem } from 'node:os';
import { startDevelopmentIssuer } from '../gateway/dev-issuer/dev-issuer.js';
import { systemClock } from '../subgraphs/shared/clock.js';
import { StartupError } from '../subgraphs/shared/startup-error.js';
import type { Closers } from '../tools/stack/closers.js';
import { closers } from '../tools/stack/closers.js';
import { holdDataFolder, openDatabases } from '../tools/stack/data.js';
import { readStackSettings } from '../tools/stack/settings.js';
import { statementKeys } from '../tools/stack/statement-keys.js';
import { stepsFor } from '../tools/stack/steps.js';
import { makeData } from './data.js';
import { writeFigures } from './document.js';
import type { Measured } from './measure.js';
import { measure } from './measure.js';
import type { BenchOptions } from './options.js';
import { readOptions } from './options.js';
import { installPeers, versions } from './peers.js';
import { databaseProcess } from './processes.js';
import { report } from './report.js';
import { requireSameAnswers } from './same-answers.js';
import { startSystems } from './systems.js';
import { workloads } from './workloads.js';

/** `npm run bench`: the product in both topologies and its peers, the same questions and the same data, in one interleaved run. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (process.platform !== 'linux') {
    throw new StartupError('NOT_LINUX', 'Processor time and memory are read from /proc.', 'Measure on Linux.');
  }
  if (options.only.includes('hive')) installPeers();
  const opened = closers();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void opened.closeAll().finally(() => process.exit(130)));
  }
  try {
    const text = await run(options, opened);
    process.stdout.write(`\n${text}\n`);
    if (options.write) writeFigures(text);
  } finally {
    await opened.closeAll();
  }
}

async function run(options: BenchOptions, opened: Closers): Promise<string> {
  const showStep = stepsFor(process.stdout);
  // Always the embedded database: its processor time is part of the figures.
  const environment = { ...process.env, MONGODB_URI: undefined, NODE_ENV: undefined };
  const settings = readStackSettings({ ...environment, DATA_DIR: options.dataFolder });
  const held = await holdDataFolder(settings.dataFolder, opened);
  const databaseOptions = { settings, held, environment, closers: opened, reset: false, onFailure: endNow };
  const { uris, description } = await showStep(
    'database',
    (tell) => openDatabases({ ...databaseOptions, report: tell }),
    (database) => database.description,
  );
  await showStep(
    'data',
    (tell) => makeData(uris, options.persons, systemClock, tell),
    (outcome) => outcome,
  );
  const keys = await statementKeys(settings.statementPrivateKey, held.secrets);
  const issuer = await startDevelopmentIssuer(systemClock);
  await opened.add(() => issuer.close());
  const systems = await showStep(
    'systems',
    () => startSystems({ ...options, databases: uris, keys, identity: issuer, children: held.children }),
    (all) => `${all.length} systems started`,
  );
  const all = await workloads(issuer, keys.privateKey, uris, systemClock);
  const questions = all.filter(({ name }) => options.questions.includes(name));
  await showStep(
    'answers',
    async () => {
      for (const workload of questions) await requireSameAnswers(systems, workload);
    },
    () => 'all systems answer the same',
  );
  const measured: Measured[] = [];
  const turns = measure({
    ...options,
    systems,
    workloads: questions,
    databasePid: databaseProcess(settings.dataFolder),
    onProgress: (message) => process.stderr.write(`  ${message}\n`),
  });
  try {
    for await (const load of turns) measured.push(load);
  } catch (error) {
    // What is done is not thrown away with what failed.
    process.stdout.write(`\nUnfinished:\n\n${report(measured)}\n`);
    throw error;
  }
  return `${circumstances(options, description)}\n\n${report(measured)}`;
}

/** Where, when, with what: without it no figure means anything. */
function circumstances({ persons, seconds, rounds }: BenchOptions, database: string): string {
  const [cpu] = cpus();
  const lines = [
    `Measured on ${systemClock.now().toISOString().slice(0, 10)} by \`npm run bench ${process.argv.slice(2).length > 0 ? '-- ' : ''}${process.argv.slice(2).join(' ')}`.trimEnd() +
      '`',
    `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, which the load generator and MongoDB share`,
    `Node ${process.version}, ${database.split(' on ')[0] ?? database}, ${versions()}`,
    `${persons} seeded persons; medians of ${rounds} interleaved rounds, about ${seconds} s for each system`,
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

/** A database that ends by itself ends the run; the watchdog takes the rest down. */
function endNow(error: StartupError): void {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

main().catch((error: unknown) => {
  const text = error instanceof StartupError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text ?? 'unknown error'}\n`);
  process.exit(1);
});

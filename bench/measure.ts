import type { Questions } from './load.js';
import { load } from './load.js';
import { cpuMilliseconds, peakMebibytes, resetPeaks } from './processes.js';
import type { System, SystemKey } from './systems.js';
import { systemNames } from './systems.js';
import type { Workload } from './workloads.js';

/** What one system did under one load. */
export interface Figures {
  readonly system: SystemKey;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Processor time of the service processes for a request; milliseconds. */
  readonly serviceCpu: number;
  /** What of it the process took that callers ask: the gateway, where the subgraphs are processes of their own. */
  readonly frontCpu: number;
  /** The same of MongoDB. */
  readonly databaseCpu: number;
  /** The most memory that the service processes had resident; MiB. */
  readonly peakMemory: number;
}

/** One question at one number of callers, with the medians of each system. */
export interface Measured {
  readonly workload: string;
  readonly callers: number;
  readonly figures: readonly Figures[];
}

export interface MeasureOptions {
  readonly systems: readonly System[];
  readonly workloads: readonly Workload[];
  readonly callers: readonly number[];
  readonly rounds: number;
  /** How long a turn takes, about. */
  readonly seconds: number;
  readonly databasePid: number;
  readonly onProgress: (message: string) => void;
}

/** Callers at once, and seconds, until plans are made, caches filled and code compiled. */
const warmUp = { callers: 16, seconds: 5 };
/** Seconds in which it is found out how many requests fill a turn. */
const probe = 1;

/** Measures every system under every load, in one interleaved run; gives each load as soon as it is done. */
export async function* measure(options: MeasureOptions): AsyncGenerator<Measured> {
  for (const workload of options.workloads) {
    for (const { key, url } of options.systems) {
      options.onProgress(`warming up: ${systemNames[key]}, ${workload.name}`);
      await load(url, await workload.questions(), warmUp.callers, { seconds: warmUp.seconds });
    }
  }
  for (const workload of options.workloads) {
    for (const callers of options.callers) yield await measureLoad(options, workload, callers);
  }
}

async function measureLoad(options: MeasureOptions, workload: Workload, callers: number): Promise<Measured> {
  const { systems, rounds, databasePid } = options;
  const requests = new Map<SystemKey, number>();
  // Every caller asks once at least.
  const requestsFor = (last: { readonly requestsPerSecond: number }): number =>
    Math.max(callers, Math.round(last.requestsPerSecond * options.seconds));
  for (const { key, url } of systems) {
    requests.set(key, requestsFor(await load(url, await workload.questions(), callers, { seconds: probe })));
  }
  const taken = new Map<SystemKey, Figures[]>(systems.map(({ key }) => [key, []]));
  for (let round = 0; round < rounds; round += 1) {
    // In an order of its own each round, so that no system always follows the same other.
    const start = round % systems.length;
    for (const system of [...systems.slice(start), ...systems.slice(0, start)]) {
      const questions = await workload.questions();
      const figures = await turn(system, questions, callers, requests.get(system.key) ?? callers, databasePid);
      taken.get(system.key)?.push(figures);
      requests.set(system.key, requestsFor(figures));
      options.onProgress(
        `${workload.name}, callers ${callers}, round ${round + 1} of ${rounds}: ${systemNames[system.key]} ` +
          `${figures.requestsPerSecond.toFixed(1)}/s, CPU ${figures.serviceCpu.toFixed(2)} ms`,
      );
    }
  }
  const figures = [...taken].map(([system, turns]) => medians(system, turns));
  return { workload: workload.name, callers, figures };
}

/** A number of requests and not of seconds, so that all work is waited for: processor time is then of exactly these requests. */
async function turn(
  { key, url, pids, frontPid }: System,
  questions: Questions,
  callers: number,
  requests: number,
  databasePid: number,
): Promise<Figures> {
  resetPeaks(pids);
  const cpu = (): { readonly service: number; readonly front: number; readonly database: number } => ({
    service: cpuMilliseconds(pids),
    front: cpuMilliseconds([frontPid]),
    database: cpuMilliseconds([databasePid]),
  });
  const before = cpu();
  const result = await load(url, questions, callers, { requests });
  const after = cpu();
  return {
    system: key,
    requestsPerSecond: result.requestsPerSecond,
    p50: result.p50,
    p99: result.p99,
    serviceCpu: (after.service - before.service) / result.requests,
    frontCpu: (after.front - before.front) / result.requests,
    databaseCpu: (after.database - before.database) / result.requests,
    peakMemory: peakMebibytes(pids),
  };
}

function medians(system: SystemKey, turns: readonly Figures[]): Figures {
  const of = (read: (figures: Figures) => number): number => median(turns.map(read));
  return {
    system,
    requestsPerSecond: of((one) => one.requestsPerSecond),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
    serviceCpu: of((one) => one.serviceCpu),
    frontCpu: of((one) => one.frontCpu),
    databaseCpu: of((one) => one.databaseCpu),
    peakMemory: of((one) => one.peakMemory),
  };
}

/** The middle value; between the two middle ones of an even number. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

import { Command, InvalidArgumentError } from 'commander';
import { resolve } from 'node:path';
import { repositoryRoot } from '../subgraphs/shared/paths.js';
import type { SystemKey } from './systems.js';
import { systemKeys } from './systems.js';
import type { WorkloadName } from './workloads.js';
import { workloadNames } from './workloads.js';

export interface BenchOptions {
  /** Synthetic people in the databases. */
  readonly persons: number;
  /** How long each system is asked in each round, about: the load is a number of requests that takes as long. */
  readonly seconds: number;
  readonly rounds: number;
  /** How many callers ask at once, one load for each. */
  readonly callers: readonly number[];
  readonly only: readonly SystemKey[];
  readonly questions: readonly WorkloadName[];
  /** Folder of the databases, kept between runs. */
  readonly dataFolder: string;
  /** Folder for a V8 CPU profile of every service process. */
  readonly profileFolder: string | null;
  /** Writes the tables into docs/performance.md too. */
  readonly write: boolean;
}

interface Read extends Omit<BenchOptions, 'dataFolder' | 'profileFolder'> {
  readonly data?: string;
  readonly profile?: string;
}

/** Reads the command line. Ends the process, with one line that says why, for an option that means nothing. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { data, profile, ...read } = new Command('npm run bench --')
    .description(
      'Measures the product in both topologies against its peers: the same question, the same data, one run.',
    )
    .option('--persons <number>', 'synthetic people; made once and kept', count, 100_000)
    .option('--seconds <number>', 'that each system is asked in each round, about', count, 4)
    .option('--rounds <number>', 'in each of which every system has its turn', count, 4)
    .option('--callers <numbers>', 'how many ask at once', counts, [1, 16, 64])
    .option('--only <systems>', `some of ${systemKeys.join(', ')}`, someOf(systemKeys), [...systemKeys])
    .option('--questions <names>', `some of ${workloadNames.join(', ')}`, someOf(workloadNames), [...workloadNames])
    .option('--data <folder>', 'where the databases are kept; .data/bench unless told')
    .option('--profile <folder>', 'writes a CPU profile of every service process')
    .option('--write', 'writes the tables to docs/performance.md too', false)
    .allowExcessArguments(false)
    .parse(args, { from: 'user' })
    .opts<Read>();
  return {
    ...read,
    dataFolder: resolve(data ?? resolve(repositoryRoot, '.data', 'bench'), String(read.persons)),
    profileFolder: profile === undefined ? null : resolve(profile),
  };
}

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It is a whole number above 0.');
}

function counts(text: string): readonly number[] {
  return text.split(',').map(count);
}

function someOf<Name extends string>(names: readonly Name[]): (text: string) => Name[] {
  return (text) => {
    const named = text.split(',');
    const known = names.filter((name) => named.includes(name));
    if (known.length === named.length) return known;
    throw new InvalidArgumentError(`It is some of ${names.join(', ')}.`);
  };
}

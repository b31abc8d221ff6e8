/** What one system did under one load, over all rounds. */
export interface Figures {
  readonly system: string;
  readonly workload: string;
  readonly connections: number;
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the service processes for a request, in milliseconds. */
  readonly cpu: number;
  /** The same of MongoDB. */
  readonly databaseCpu: number;
}

const base = '(c) plain Apollo Server';
const stock = '(a) stock gateway';

/** The middle value; of an even number, the lower middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** The figures as Markdown tables, with the ratios that the aims speak of. */
export function tables(figures: readonly Figures[], peaks: ReadonlyMap<string, number>): string {
  const groups = new Map<string, Figures[]>();
  for (const figure of figures) {
    const key = `${figure.workload}, ${figure.connections} at once`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups].map(([title, rows]) => table(title, rows, peaks)).join('\n\n');
}

function table(title: string, rows: readonly Figures[], peaks: ReadonlyMap<string, number>): string {
  const cpuOf = (name: string): number => rows.find(({ system }) => system === name)?.cpu ?? Number.NaN;
  const head = [
    `### ${title}`,
    '',
    '| system | requests/s | p50 ms | p99 ms | CPU ms/request | MongoDB CPU ms/request | CPU × (c) | (a) × CPU | peak MiB |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
  ];
  const lines = rows.map((row) =>
    [
      row.system,
      row.requestsPerSecond.toFixed(1),
      row.p50.toFixed(0),
      row.p99.toFixed(0),
      row.cpu.toFixed(2),
      row.databaseCpu.toFixed(2),
      (row.cpu / cpuOf(base)).toFixed(2),
      (cpuOf(stock) / row.cpu).toFixed(2),
      (peaks.get(row.system) ?? Number.NaN).toFixed(0),
    ].join(' | '),
  );
  return [...head, ...lines.map((line) => `| ${line} |`)].join('\n');
}

import type { Figures, Measured } from './measure.js';
import type { SystemKey } from './systems.js';
import { systemNames } from './systems.js';

/** What the project aims at, as ratios of processor time for a request. */
const aims: readonly {
  readonly text: string;
  readonly ratio: (cpuOf: (key: SystemKey) => number) => number;
  readonly holds: (ratio: number) => boolean;
}[] = [
  {
    text: 'in one process: at most 1.3 × (c)',
    ratio: (cpuOf) => cpuOf('in-process') / cpuOf('plain'),
    holds: (ratio) => ratio <= 1.3,
  },
  {
    text: 'in one process: at least 3 × better than (a)',
    ratio: (cpuOf) => cpuOf('stock') / cpuOf('in-process'),
    holds: (ratio) => ratio >= 3,
  },
  {
    text: 'distributed: at least 1.5 × better than (a)',
    ratio: (cpuOf) => cpuOf('stock') / cpuOf('distributed'),
    holds: (ratio) => ratio >= 1.5,
  },
];

const columns = [
  'system',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'CPU ms/request: services',
  'of it gateway',
  'MongoDB',
  'total',
  'services × (c)',
  '(a) ÷ services',
  'total × (c)',
  '(a) ÷ total',
  'peak MiB',
  'peak × (c)',
  '(a) ÷ peak',
];

/** Those whose gateway is a process of its own. */
const hasGateway = new Set<SystemKey>(['distributed', 'stock', 'hive']);

/** The figures as Markdown: the aims first, then a table for each load. */
export function report(measured: readonly Measured[]): string {
  return [aimsTable(measured), ...measured.map(loadTable)].join('\n\n');
}

function aimsTable(measured: readonly Measured[]): string {
  const head = ['aim, in CPU of the services for a request', ...measured.map(loadName)];
  const services = aims.map(({ text, ratio, holds }) => [
    text,
    ...measured.map(({ figures }) => verdict(ratio(readerOf(figures, serviceCpu)), holds)),
  ]);
  const totals = aims.map(({ text, ratio, holds }) => [
    `${text}, MongoDB counted in`,
    ...measured.map(({ figures }) => verdict(ratio(readerOf(figures, totalCpu)), holds)),
  ]);
  return table(head, [...services, ...totals]);
}

function verdict(ratio: number, holds: (ratio: number) => boolean): string {
  if (Number.isNaN(ratio)) return '–';
  return `${ratio.toFixed(2)} ${holds(ratio) ? 'met' : 'missed'}`;
}

function loadTable(measured: Measured): string {
  const { figures } = measured;
  const rows = figures.map((row) => {
    const timesPlain = (read: Read): string => fixed(read(row) / readerOf(figures, read)('plain'), 2);
    const better = (read: Read): string => fixed(readerOf(figures, read)('stock') / read(row), 2);
    return [
      systemNames[row.system],
      fixed(row.requestsPerSecond, 1),
      fixed(row.p50, 0),
      fixed(row.p99, 0),
      fixed(row.serviceCpu, 2),
      hasGateway.has(row.system) ? fixed(row.frontCpu, 2) : '–',
      fixed(row.databaseCpu, 2),
      fixed(totalCpu(row), 2),
      timesPlain(serviceCpu),
      better(serviceCpu),
      timesPlain(totalCpu),
      better(totalCpu),
      fixed(row.peakMemory, 0),
      timesPlain(peakMemory),
      better(peakMemory),
    ];
  });
  return `### ${loadName(measured)}\n\n${table(columns, rows)}`;
}

type Read = (figures: Figures) => number;
const serviceCpu: Read = (figures) => figures.serviceCpu;
const totalCpu: Read = (figures) => figures.serviceCpu + figures.databaseCpu;
const peakMemory: Read = (figures) => figures.peakMemory;

/** NaN for a system that was not measured. */
function readerOf(figures: readonly Figures[], read: Read): (key: SystemKey) => number {
  return (key) => {
    const found = figures.find(({ system }) => system === key);
    return found ? read(found) : Number.NaN;
  };
}

function loadName({ workload, callers }: Measured): string {
  return `${workload}, ${callers} at once`;
}

function fixed(value: number, digits: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(digits);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map(line).join('\n');
}

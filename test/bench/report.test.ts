import type { Figures, Measured } from '../../bench/measure.js';
import { report } from '../../bench/report.js';
import type { SystemKey } from '../../bench/systems.js';

function figures(system: SystemKey, serviceCpu: number, databaseCpu: number, peakMemory: number): Figures {
  return { system, requestsPerSecond: 100, p50: 10, p99: 20, serviceCpu, frontCpu: 1, databaseCpu, peakMemory };
}

const measured: Measured = {
  workload: 'me',
  callers: 16,
  figures: [
    figures('in-process', 5, 1, 300),
    figures('distributed', 10, 1, 600),
    figures('stock', 14, 1, 700),
    figures('plain', 4, 1, 200),
  ],
};

/** The cells of the line of a table that begins so. */
function cells(text: string, beginning: string): readonly string[] {
  const line = text.split('\n').find((one) => one.startsWith(`| ${beginning} |`)) ?? '';
  return line.split('|').map((cell) => cell.trim());
}

describe('the report of the benchmark', () => {
  it('counts the processor time of a system in that of the plain server, and that of the stock gateway in the system’s', () => {
    const row = cells(report([measured]), 'product, in one process');
    expect(row).toEqual(expect.arrayContaining(['5.00', '6.00']));
    // 5 ÷ 4, 14 ÷ 5, then with MongoDB 6 ÷ 5, 15 ÷ 6.
    expect(row.slice(9, 13)).toEqual(['1.25', '2.80', '1.20', '2.50']);
  });

  it('says which aim is met and which is missed', () => {
    const text = report([measured]);
    expect(cells(text, 'in one process: at most 1.3 × (c)')).toContain('1.25 met');
    expect(cells(text, 'in one process: at least 3 × better than (a)')).toContain('2.80 missed');
    expect(cells(text, 'distributed: at least 1.5 × better than (a)')).toContain('1.40 missed');
  });

  it('has no ratio to a system that was left out', () => {
    const alone = report([{ ...measured, figures: [figures('in-process', 5, 1, 300)] }]);
    expect(alone).not.toContain('NaN');
    expect(cells(alone, 'in one process: at most 1.3 × (c)')).toContain('–');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The checked-in table of who may see what. */
export interface AccessMatrix {
  readonly personas: readonly string[];
  /** By `Type.field`, the personas that see it. */
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads `matrix.txt`. @throws Error naming the line that is no row of the table */
export function readMatrix(): AccessMatrix {
  const lines = readFileSync(join(import.meta.dirname, 'matrix.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [head = '', ...body] = lines;
  const personas = head.trim().split(/\s+/);
  const rows = new Map(
    body.map((line): [string, ReadonlySet<string>] => {
      const [field = '', ...cells] = line.trim().split(/\s+/);
      if (cells.length !== personas.length || cells.some((cell) => cell !== 'x' && cell !== '.')) {
        throw new Error(`not a row of the access matrix: ${line}`);
      }
      return [field, new Set(personas.filter((_, index) => cells[index] === 'x'))];
    }),
  );
  if (rows.size !== body.length) throw new Error('a field has two rows in the access matrix');
  return { personas, rows };
}

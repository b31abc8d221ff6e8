import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../subgraphs/shared/paths.js';

const file = join(repositoryRoot, 'docs', 'performance.md');
const part = /(<!-- figures -->\n)[^]*(<!-- end of figures -->)/;

/**
 * Puts what was measured between the markers of docs/performance.md.
 * @throws when the page has lost them
 */
export function writeFigures(text: string): void {
  const page = readFileSync(file, 'utf8');
  if (!part.test(page)) throw new Error('docs/performance.md has lost its markers');
  writeFileSync(
    file,
    page.replace(part, (_whole, start: string, end: string) => `${start}\n${text}\n\n${end}`),
  );
}

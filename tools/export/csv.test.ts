import { parse } from 'csv-parse/sync';
import { csvFiles, defused } from './csv.js';
import type { Section } from './sections.js';

const section: Section = {
  name: 'orders',
  holder: 'MUSEOKORTTI',
  columns: [
    { path: ['id'], form: { kind: 'text' } },
    { path: ['buyer', 'name'], form: { kind: 'text' } },
    { path: ['title'], form: { kind: 'localized' } },
    { path: ['total'], form: { kind: 'cents' } },
    { path: ['codes'], form: { kind: 'codes', enumName: 'Code' } },
  ],
  lists: [{ path: ['lines'], columns: [{ path: ['product'], form: { kind: 'text' } }] }],
  records: [
    {
      id: 'o1',
      buyer: { name: '=HYPERLINK("http://evil.example","Aino")' },
      title: { fi: 'Kortti', sv: 'Kort', en: 'Card' },
      total: -500,
      codes: ['A', 'B'],
      lines: [{ product: 'Museokortti, 12 kk' }, { product: '@SUM(A1)' }],
    },
    { id: 'o2', buyer: null, title: { fi: 'K', sv: 'K', en: 'C' }, total: 0, codes: [], lines: [] },
  ],
};

function read(name: string, sections: readonly Section[] = [section]): unknown {
  const file = csvFiles(sections).find((one) => one.name === name);
  return file && parse(file.text, { bom: true, columns: true });
}

describe('the CSVs of an export (P32)', () => {
  it('have a column for each value, named by its path in export.json', () => {
    expect(read('orders.csv')).toEqual([
      {
        id: 'o1',
        'buyer.name': `'=HYPERLINK("http://evil.example","Aino")`,
        'title.fi': 'Kortti',
        'title.sv': 'Kort',
        'title.en': 'Card',
        total: '-500',
        codes: 'A B',
      },
      { id: 'o2', 'buyer.name': '', 'title.fi': 'K', 'title.sv': 'K', 'title.en': 'C', total: '0', codes: '' },
    ]);
  });

  it('have a file of its own for a list inside the records, which names the record', () => {
    expect(read('orders-lines.csv')).toEqual([
      { 'orders.id': 'o1', product: 'Museokortti, 12 kk' },
      { 'orders.id': 'o1', product: "'@SUM(A1)" },
    ]);
  });

  it('begin with a byte order mark, without which spreadsheets misread ä and ö', () => {
    for (const { text } of csvFiles([section])) expect(text.startsWith('\uFEFF')).toBe(true);
  });

  it('say nothing of a section that could not be reached: an empty file would say that nothing is held', () => {
    expect(csvFiles([{ ...section, records: null }])).toEqual([]);
    expect(read('orders.csv', [{ ...section, records: [] }])).toEqual([]);
  });

  it.each(['=1+1', '+358401234567', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＠SUM'])(
    'give a text that a spreadsheet could run an apostrophe: %j',
    (text) => {
      expect(defused(text)).toBe(`'${text}`);
    },
  );

  it.each(['Aino', 'a=b', '1-2', "'quoted'", '', 'ä', '200000000001'])('leave other texts as they are: %j', (text) => {
    expect(defused(text)).toBe(text);
  });
});

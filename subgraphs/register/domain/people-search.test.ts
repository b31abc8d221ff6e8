import * as fc from 'fast-check';
import { normalisedSearch, readSearch } from './people-search.js';

describe('the one box of the staff search', () => {
  it.each([
    ['virt', [{ family: 'virt', given: null }]],
    [
      'virt mi',
      [
        { family: 'virt mi', given: null },
        { family: 'virt', given: 'mi' },
      ],
    ],
    ['af Hällström, Eva Maria', [{ family: 'af Hällström', given: 'Eva Maria' }]],
    ['Virtanen,', [{ family: 'Virtanen', given: null }]],
    [
      ' virt \t mi ',
      [
        { family: 'virt mi', given: null },
        { family: 'virt', given: 'mi' },
      ],
    ],
    ["O'B", [{ family: "O'B", given: null }]],
    // One letter begins too many family names; with a second word it may be a name of two words.
    ['v mi', [{ family: 'v mi', given: null }]],
  ])('reads %j as the beginning of a name', (text, readings) => {
    expect(readSearch(text)).toEqual({ kind: 'NAME', readings });
  });

  it.each([
    [' Aino.Virtanen@Example.FI ', 'aino.virtanen@example.fi'],
    ['ÅSA@example.fi'.normalize('NFD'), 'åsa@example.fi'],
  ])('reads %j as an e-mail address', (text, emailKey) => {
    expect(readSearch(text)).toEqual({ kind: 'EMAIL', emailKey });
  });

  it.each([['200000000001'], ['2000 0000 0001']])('reads %j as a number', (text) => {
    expect(readSearch(text)).toEqual({ kind: 'NUMBER', number: '200000000001' });
  });

  it.each([
    ['', 'NO_LETTERS'],
    ['---', 'NO_LETTERS'],
    ['v', 'TOO_SHORT'],
    [', mi', 'TOO_SHORT'],
    ['20000000000', 'NO_TWELVE_DIGITS'],
    ['2000000000011', 'NO_TWELVE_DIGITS'],
    ['v'.repeat(101), 'TOO_LONG'],
  ])('cannot use %j: %s', (text, reason) => {
    expect(readSearch(text)).toEqual({ kind: 'UNUSABLE', reason });
  });

  it('asks the index for four readings at most, however many words there are', () => {
    const search = readSearch('yksi kaksi kolme neljä viisi kuusi seitsemän');
    expect(search.kind === 'NAME' && search.readings).toHaveLength(4);
  });

  it('reads what it has normalised as it reads what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readSearch(normalisedSearch(text))).toEqual(readSearch(text));
      }),
    );
  });
});

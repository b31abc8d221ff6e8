import * as fc from 'fast-check';
import { normalisedSearch, readSearch } from './people-search.js';

describe('the one box of the staff search', () => {
  it.each([
    ['virt', [{ family: 'virt', given: null }]],
    [
      'Maija Mallikas',
      [
        { family: 'Maija Mallikas', given: null },
        { family: 'Maija', given: 'Mallikas' },
        { family: 'Mallikas', given: 'Maija' },
      ],
    ],
    [
      'Georg von Wright',
      [
        { family: 'Georg von Wright', given: null },
        { family: 'Georg', given: 'von Wright' },
        { family: 'Wright', given: 'Georg von' },
        { family: 'Georg von', given: 'Wright' },
        { family: 'von Wright', given: 'Georg' },
      ],
    ],
    ['af Hällström, Eva Maria', [{ family: 'af Hällström', given: 'Eva Maria' }]],
    ['Virtanen,', [{ family: 'Virtanen', given: null }]],
    [
      ' virt \t mi ',
      [
        { family: 'virt mi', given: null },
        { family: 'virt', given: 'mi' },
        { family: 'mi', given: 'virt' },
      ],
    ],
    ["O'B", [{ family: "O'B", given: null }]],
    // One letter begins too many family names; with a second word it may be a name of two words, or a given name.
    [
      'v mi',
      [
        { family: 'v mi', given: null },
        { family: 'mi', given: 'v' },
      ],
    ],
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
    expect(readSearch(text)).toEqual({ kind: 'NUMBER', number: '200000000001', phone: null });
  });

  it.each([['+358 40 123 4567'], ['040 1234567'], ['040-123 4567'], ['(040) 123.4567'], ['00358401234567']])(
    'reads %j as a telephone number, in E.164',
    (text) => {
      expect(readSearch(text)).toEqual({ kind: 'PHONE', phone: '+358401234567' });
    },
  );

  it.each([
    ['358401234567', '+358401234567'],
    ['004612345678', '+4612345678'],
  ])('reads the twelve digits %j as a telephone number too', (text, phone) => {
    expect(readSearch(text)).toEqual({ kind: 'NUMBER', number: text, phone });
  });

  it.each([
    ['', 'NO_LETTERS'],
    ['---', 'NO_LETTERS'],
    ['v', 'TOO_SHORT'],
    [', mi', 'TOO_SHORT'],
    ['20000000000', 'NO_SUCH_NUMBER'],
    ['2000000000011', 'NO_SUCH_NUMBER'],
    // The end of a telephone number would be a search through all of them.
    ['4567', 'NO_SUCH_NUMBER'],
    ['+358 40', 'NO_SUCH_NUMBER'],
    ['v'.repeat(101), 'TOO_LONG'],
  ])('cannot use %j: %s', (text, reason) => {
    expect(readSearch(text)).toEqual({ kind: 'UNUSABLE', reason });
  });

  it('asks the index for seven readings at most, however many words there are', () => {
    const search = readSearch('yksi kaksi kolme neljä viisi kuusi seitsemän');
    expect(search.kind === 'NAME' && search.readings).toHaveLength(7);
    expect(search).toMatchObject({
      readings: expect.arrayContaining([
        { family: 'seitsemän', given: 'yksi kaksi kolme neljä viisi kuusi' },
        { family: 'viisi kuusi seitsemän', given: 'yksi kaksi kolme neljä' },
      ]) as unknown,
    });
  });

  it('reads what it has normalised as it reads what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readSearch(normalisedSearch(text))).toEqual(readSearch(text));
      }),
    );
  });
});

/** Towns with their real ranges of postcodes (they go up in tens), by how many of the people live there. */
export interface Town {
  readonly city: string;
  readonly firstPostalCode: number;
  readonly lastPostalCode: number;
}

/** Helsinki, Espoo, Vantaa: half of the people. */
export const capitalRegion: readonly (readonly [town: Town, weight: number])[] = [
  [{ city: 'Helsinki', firstPostalCode: 100, lastPostalCode: 990 }, 60],
  [{ city: 'Espoo', firstPostalCode: 2100, lastPostalCode: 2980 }, 24],
  [{ city: 'Vantaa', firstPostalCode: 1200, lastPostalCode: 1770 }, 16],
];

export const elsewhere: readonly (readonly [town: Town, weight: number])[] = [
  [{ city: 'Tampere', firstPostalCode: 33100, lastPostalCode: 33900 }, 22],
  [{ city: 'Turku', firstPostalCode: 20100, lastPostalCode: 20960 }, 17],
  [{ city: 'Oulu', firstPostalCode: 90100, lastPostalCode: 90940 }, 10],
  [{ city: 'Jyväskylä', firstPostalCode: 40100, lastPostalCode: 40950 }, 9],
  [{ city: 'Lahti', firstPostalCode: 15100, lastPostalCode: 15960 }, 8],
  [{ city: 'Kuopio', firstPostalCode: 70100, lastPostalCode: 70910 }, 7],
  [{ city: 'Hämeenlinna', firstPostalCode: 13100, lastPostalCode: 13880 }, 6],
  [{ city: 'Porvoo', firstPostalCode: 6100, lastPostalCode: 6880 }, 5],
  [{ city: 'Pori', firstPostalCode: 28100, lastPostalCode: 28900 }, 4],
  [{ city: 'Vaasa', firstPostalCode: 65100, lastPostalCode: 65410 }, 4],
  [{ city: 'Lappeenranta', firstPostalCode: 53100, lastPostalCode: 53950 }, 4],
  [{ city: 'Mikkeli', firstPostalCode: 50100, lastPostalCode: 50970 }, 2],
  [{ city: 'Rovaniemi', firstPostalCode: 96100, lastPostalCode: 96960 }, 2],
];

/** Streets that no town has: an address of the demo data is nobody's. */
export const streets = {
  FI: [
    'Mallikatu',
    'Esimerkinkuja',
    'Näytetie',
    'Vitriinikatu',
    'Vedospolku',
    'Luettelotie',
    'Kokoelmakaari',
    'Konservoijankuja',
    'Kehysraitti',
    'Veistosrinne',
    'Akvarellitie',
    'Näyttelykaari',
    'Esinekuja',
    'Arkistopolku',
    'Jalustatie',
    'Passepartoutkatu',
  ],
  SV: ['Exempelgatan', 'Provvägen', 'Vitringränden', 'Samlingsstigen', 'Katalogvägen', 'Ramgränden'],
} as const;

/** Towns abroad, with the form of their postcodes (`#` is a digit). */
export const abroad: readonly { readonly country: string; readonly city: string; readonly postalCode: string }[] = [
  { country: 'SE', city: 'Stockholm', postalCode: '11# ##' },
  { country: 'EE', city: 'Tallinn', postalCode: '10###' },
  { country: 'DE', city: 'Berlin', postalCode: '101##' },
];

import { retentionText } from './retention-text.js';

describe('a retention in words (P24)', () => {
  it('tells the last transaction and the first of January in Helsinki, in three languages', () => {
    const text = retentionText({
      kind: 'DELETABLE_FROM',
      basis: 'LAST_TRANSACTION',
      countedFrom: new Date('2021-12-31T21:30:00Z'),
      deletableFrom: new Date('2026-12-31T22:00:00Z'),
    });
    expect(text).toEqual({
      fi: 'Viimeinen asiointitapahtuma oli 31.12.2021. Tiedot poistetaan, kun kyseisen kalenterivuoden päättymisestä on kulunut viisi vuotta, eli 1.1.2027 alkaen.',
      sv: 'Den senaste transaktionen ägde rum den 31.12.2021. Uppgifterna raderas när fem år har förflutit från utgången av det kalenderåret, det vill säga från och med den 1.1.2027.',
      en: 'The last transaction was on 31 December 2021. The data is deleted when five years have passed since the end of that calendar year, that is from 1 January 2027.',
    });
  });

  it('says of a person who did nothing since the registration that there was nothing', () => {
    const text = retentionText({
      kind: 'DELETABLE_FROM',
      basis: 'REGISTRATION',
      countedFrom: new Date('2015-03-02T10:00:00Z'),
      deletableFrom: new Date('2020-12-31T22:00:00Z'),
    });
    expect(text.sv).toMatch(
      /^Efter registreringen den 2\.3\.2015 har det inte förekommit några transaktioner .* från och med den 1\.1\.2021\.$/,
    );
  });

  it('tells the last day of a live contract, which is the day before its end', () => {
    const text = retentionText({ kind: 'LIVE_RELATIONSHIP', until: new Date('2027-03-14T22:00:00Z') });
    expect(text.fi).toBe(
      'Asiakassuhde on voimassa ainakin 14.3.2027 asti. Tietoja ei poisteta ennen kuin se on päättynyt.',
    );
  });

  it('says of a card without an end that nothing is deleted', () => {
    expect(retentionText({ kind: 'LIVE_RELATIONSHIP', until: null }).en).toContain('until further notice');
  });

  it('says that a person checks what cannot be true', () => {
    expect(retentionText({ kind: 'NEEDS_HUMAN', doubts: new Set() }).sv).toContain('En handläggare kontrollerar dem');
  });
});

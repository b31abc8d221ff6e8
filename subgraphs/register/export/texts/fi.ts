import type { ExportTexts } from './texts.js';

export const fi: ExportTexts = {
  responsibilities: {
    FMA_CREATIONS: 'Museokortti: kortit, tilaukset, käynnit ja tilitykset museoille.',
    MUSEOLIITTO: 'Museoalan koulutus: kurssit, ilmoittautumiset, tutkinnot ja ruokavaliot.',
  },
  purposes: {
    CARD_SERVICE: 'Museokortti-palvelun tuottaminen.',
    TRAINING_SERVICE: 'Koulutusten ja tapahtumien tuottaminen.',
    CUSTOMER_RELATIONSHIP: 'Asiakassuhteen hoitaminen ja tilatuista palveluista tiedottaminen.',
    DEVELOPMENT: 'Palveluiden ja asiakaskokemuksen kehittäminen, vain suostumuksellasi.',
    COMMUNICATIONS: 'Museoalan viestintä, vain niin kauan kuin suostut siihen.',
    BOOKKEEPING: 'Lakisääteinen kirjanpito.',
    DATA_SUBJECT_RIGHTS: 'Pyyntöihisi vastaaminen ja rekisteröidyn oikeuksiesi toteuttaminen.',
    ACCOUNTABILITY: 'Sen osoittaminen, että henkilötietoja käsitellään lain mukaisesti (osoitusvelvollisuus).',
  },
  categories: {
    IDENTITY_AND_CONTACT: 'Nimi, yhteystiedot ja syntymävuosi.',
    IDENTIFIERS: 'Asiakasnumero, kortin numero ja muut yksilöivät tunnukset.',
    CUSTOMER_RELATIONSHIP: 'Asiakassuhde: laskutus-, maksu-, tuote- ja tilaustiedot.',
    SERVICE_EVENTS: 'Palvelun tapahtumatiedot ja Museokortti-käynnit.',
    TRAINING: 'Kurssit, ilmoittautumiset ja tutkinnot.',
    DIET: 'Ruokavalio koulutuksessa, jossa tarjoillaan: erityisiin henkilötietoryhmiin kuuluva tieto.',
    USE_OF_RIGHTS: 'Oikeuksiesi käyttö: suostumukset ja niiden peruutukset, pyynnöt sekä tietojesi katselut.',
  },
  sources: {
    DATA_SUBJECT: 'Sinulta itseltäsi.',
    SERVICE_USE: 'Palveluiden käytöstäsi.',
    CONTROLLER: 'Rekisterinpitäjiltä, jotka ovat kirjanneet tai antaneet tiedon.',
  },
  retention: {
    RELATIONSHIP_PLUS_5_YEARS:
      'Viisi vuotta sen kalenterivuoden päättymisestä, jonka aikana viimeinen asiointitapahtumasi oli tai asiakassuhteesi päättyi, sen mukaan kumpi on myöhempi. Sen jälkeen tiedot poistetaan automaattisesti.',
    VOUCHER_6_YEARS:
      'Tositteet: kuusi vuotta sen kalenterivuoden päättymisestä, jonka aikana tilikausi päättyi (kirjanpitolain 2 luvun 10 §).',
    SESSION_PLUS_30_DAYS:
      'Kolmekymmentä päivää koulutuksesta, jota varten tieto annettiin, tai kunnes peruutat suostumuksesi.',
    ACCOUNTABILITY_RECORD: 'Niin kauan kuin rekisterinpitäjien on voitava osoittaa, mitä on päätetty ja tehty.',
  },
  rights: [
    'Oikeus saada pääsy tietoihisi (15 artikla).',
    'Oikeus saada virheelliset tai puutteelliset tiedot oikaistuiksi (16 artikla).',
    'Oikeus saada poistetuiksi tiedot, jotka eivät enää ole välttämättömiä tilaamasi palvelun tuottamiseen (17 artikla).',
    'Oikeus käsittelyn rajoittamiseen (18 artikla). Välttämättömien tietojen käsittelyn rajoittaminen tai tietojen poistaminen kesken sopimuskauden keskeyttää palvelun.',
    'Oikeus siirtää tiedot järjestelmästä toiseen koneluettavassa muodossa (20 artikla).',
    'Oikeus vastustaa käsittelyä; suoramarkkinointia milloin tahansa (21 artikla).',
    'Oikeus peruuttaa suostumus milloin tahansa. Suostumus ei ole palveluiden käyttämisen edellytys.',
    'Voit esittää pyyntösi kummalle rekisterinpitäjälle tahansa; vastaus koskee molempia (26 artikla).',
  ],
  complaint: 'Sinulla on oikeus tehdä valitus valvontaviranomaiselle: tietosuojavaltuutetun toimisto, tietosuoja.fi.',
  notHeldHere: ['Salasanasi: kirjautumisesta vastaa tunnistuspalvelu, eikä rekisterissä säilytetä salasanoja.'],
  automatedDecisions: 'Sinua koskevat päätökset eivät perustu pelkästään automaattiseen käsittelyyn.',
  thirdCountries: 'Tietojasi ei luovuteta ulkopuolisille eikä siirretä Euroopan talousalueen ulkopuolelle.',
};

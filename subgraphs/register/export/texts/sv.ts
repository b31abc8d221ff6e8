import type { ExportTexts } from './texts.js';

export const sv: ExportTexts = {
  responsibilities: {
    FMA_CREATIONS: 'Museikortet: kort, beställningar, besök och redovisningar till museerna.',
    MUSEOLIITTO: 'Utbildning inom museibranschen: kurser, anmälningar, examina och specialdieter.',
  },
  purposes: {
    CARD_SERVICE: 'Att producera tjänsten Museikortet.',
    TRAINING_SERVICE: 'Att producera utbildningar och evenemang.',
    CUSTOMER_RELATIONSHIP: 'Att sköta kundförhållandet och informera om beställda tjänster.',
    DEVELOPMENT: 'Att utveckla tjänsterna och kundupplevelsen, endast med ditt samtycke.',
    COMMUNICATIONS: 'Kommunikation inom museibranschen, endast så länge du samtycker till den.',
    BOOKKEEPING: 'Lagstadgad bokföring.',
    DATA_SUBJECT_RIGHTS: 'Att besvara och förverkliga dina dataskyddsrättigheter.',
    ACCOUNTABILITY: 'Att visa att registret förs lagenligt.',
  },
  categories: {
    IDENTITY_AND_CONTACT: 'Namn, kontaktuppgifter och födelseår.',
    IDENTIFIERS: 'Kundnummer, kortnummer och andra identifierande uppgifter.',
    CUSTOMER_RELATIONSHIP: 'Kundförhållandet: fakturerings-, betalnings-, produkt- och beställningsuppgifter.',
    SERVICE_EVENTS: 'Tjänstens händelseuppgifter och besök med Museikortet.',
    TRAINING: 'Kurser, anmälningar och examina.',
    DIET: 'Specialdiet för en utbildning med servering: särskilda kategorier av personuppgifter.',
    USE_OF_RIGHTS:
      'Användningen av dina rättigheter: samtycken och återkallelser, begäranden samt vem som har läst dina uppgifter.',
  },
  sources: {
    DATA_SUBJECT: 'Av dig själv.',
    SERVICE_USE: 'Av din användning av tjänsterna.',
    CONTROLLER: 'Antecknat eller tilldelat av de personuppgiftsansvariga.',
  },
  retention: {
    RELATIONSHIP_PLUS_5_YEARS:
      'Fem år från utgången av det kalenderår då din sista transaktion gjordes eller ditt kundförhållande upphörde, beroende på vilket som är senare. Därefter raderas uppgifterna automatiskt.',
    VOUCHER_6_YEARS:
      'Verifikat: sex år från utgången av det kalenderår då räkenskapsperioden gick ut (bokföringslagen 2 kap. 10 §).',
    SESSION_PLUS_30_DAYS:
      'Trettio dagar från den utbildning som uppgiften gavs för, eller tills du återkallar ditt samtycke.',
    ACCOUNTABILITY_RECORD: 'Så länge de personuppgiftsansvariga måste kunna visa vad som har beslutats och gjorts.',
  },
  rights: [
    'Rätt att få tillgång till dina uppgifter (artikel 15).',
    'Rätt att få felaktiga eller ofullständiga uppgifter rättade (artikel 16).',
    'Rätt att få uppgifter raderade som inte längre är nödvändiga för den tjänst du har beställt (artikel 17).',
    'Rätt att begränsa behandlingen (artikel 18). Om nödvändiga uppgifter begränsas eller raderas under avtalsperioden avbryts tjänsten.',
    'Rätt att överföra uppgifterna från ett system till ett annat i maskinläsbar form (artikel 20).',
    'Rätt att invända mot behandlingen; mot direktmarknadsföring när som helst (artikel 21).',
    'Rätt att återkalla ett samtycke när som helst. Samtycket är inte ett villkor för att använda tjänsterna.',
    'Vardera personuppgiftsansvariga svarar på din begäran för båda (artikel 26).',
  ],
  complaint: 'Du har rätt att lämna in klagomål till tillsynsmyndigheten: dataombudsmannens byrå, tietosuoja.fi.',
  notHeldHere: [
    'Ditt lösenord: identifieringstjänsten svarar för inloggningen, och inga lösenord finns i detta register.',
  ],
  automatedDecisions: 'Inga beslut om dig fattas enbart automatiskt.',
  thirdCountries:
    'Dina uppgifter lämnas inte ut till utomstående och överförs inte utanför Europeiska ekonomiska samarbetsområdet.',
};

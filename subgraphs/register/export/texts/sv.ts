import type { ExportTexts } from './texts.js';

export const sv: ExportTexts = {
  responsibilities: {
    FMA_CREATIONS: 'Museikortet: kort, beställningar, besök och redovisningar till museerna.',
    MUSEOLIITTO: 'Utbildning inom museibranschen: kurser, anmälningar, examina och specialkost.',
  },
  purposes: {
    CARD_SERVICE: 'Att producera tjänsten Museikortet.',
    TRAINING_SERVICE: 'Att producera utbildningar och evenemang.',
    CUSTOMER_RELATIONSHIP: 'Att sköta kundförhållandet och informera om beställda tjänster.',
    DEVELOPMENT: 'Att utveckla tjänsterna och kundupplevelsen, endast med ditt samtycke.',
    COMMUNICATIONS: 'Kommunikation om museibranschen, endast så länge du samtycker till den.',
    BOOKKEEPING: 'Bokföring enligt lag.',
    DATA_SUBJECT_RIGHTS: 'Att besvara dina begäranden och tillgodose dina rättigheter som registrerad.',
    ACCOUNTABILITY: 'Att kunna visa att personuppgifterna behandlas lagenligt (ansvarsskyldighet).',
  },
  categories: {
    IDENTITY_AND_CONTACT: 'Namn, kontaktuppgifter och födelseår.',
    IDENTIFIERS: 'Kundnummer, kortnummer och andra identifikationsuppgifter.',
    CUSTOMER_RELATIONSHIP: 'Kundförhållandet: fakturerings-, betalnings-, produkt- och beställningsuppgifter.',
    SERVICE_EVENTS: 'Tjänstens händelseuppgifter och besök med Museikortet.',
    TRAINING: 'Kurser, anmälningar och examina.',
    DIET: 'Specialkost vid en utbildning med servering; uppgiften hör till särskilda kategorier av personuppgifter.',
    USE_OF_RIGHTS:
      'Hur du har utövat dina rättigheter: samtycken och återkallade samtycken, begäranden samt vem som har tagit del av dina uppgifter.',
  },
  sources: {
    DATA_SUBJECT: 'Från dig själv.',
    SERVICE_USE: 'Från din användning av tjänsterna.',
    CONTROLLER: 'Från de personuppgiftsansvariga, som har antecknat eller tilldelat uppgiften.',
  },
  retention: {
    RELATIONSHIP_PLUS_5_YEARS:
      'Fem år från utgången av det kalenderår då din senaste transaktion ägde rum eller ditt kundförhållande upphörde, beroende på vilket som inträffade senare. Därefter raderas uppgifterna automatiskt.',
    VOUCHER_6_YEARS:
      'Verifikat: sex år från utgången av det kalenderår då räkenskapsperioden gick ut (bokföringslagen 2 kap. 10 §).',
    SESSION_PLUS_30_DAYS:
      'Trettio dagar från den utbildning som uppgiften gavs för, eller tills du återkallar ditt samtycke.',
    ACCOUNTABILITY_RECORD: 'Så länge de personuppgiftsansvariga måste kunna visa vad som har beslutats och gjorts.',
  },
  rights: [
    'Rätt att få tillgång till dina uppgifter (artikel 15).',
    'Rätt att få felaktiga eller ofullständiga uppgifter rättade (artikel 16).',
    'Rätt att få uppgifter raderade när de inte längre är nödvändiga för den tjänst som du har beställt (artikel 17).',
    'Rätt till begränsning av behandlingen (artikel 18). Om behandlingen av nödvändiga uppgifter begränsas eller uppgifterna raderas under avtalsperioden avbryts tjänsten.',
    'Rätt till dataportabilitet: att få ut uppgifterna i ett maskinläsbart format och överföra dem till ett annat system (artikel 20).',
    'Rätt att göra invändningar mot behandlingen; mot direktmarknadsföring när som helst (artikel 21).',
    'Rätt att när som helst återkalla ett samtycke. Samtycke är inte ett villkor för att använda tjänsterna.',
    'Du kan rikta din begäran till vilkendera som helst av de personuppgiftsansvariga; svaret gäller båda (artikel 26).',
  ],
  complaint: 'Du har rätt att lämna in ett klagomål till tillsynsmyndigheten, dataombudsmannens byrå (tietosuoja.fi).',
  notHeldHere: ['Ditt lösenord: inloggningen sköts av en identifieringstjänst, och inga lösenord lagras i registret.'],
  automatedDecisions: 'Inga beslut som rör dig grundas enbart på automatiserad behandling.',
  thirdCountries:
    'Dina uppgifter lämnas inte ut till utomstående och överförs inte till länder utanför Europeiska ekonomiska samarbetsområdet.',
};

import type { LocalizedText } from './localized-text.js';
import { dayText } from './localized-text.js';
import type { Retention } from './retention.js';

/** A retention in words, for the person and for staff (P24). */
export function retentionText(retention: Retention): LocalizedText {
  switch (retention.kind) {
    case 'DELETABLE_FROM':
      return deletableText(retention);
    case 'LIVE_RELATIONSHIP':
      return retention.until === null ? openEndedText : liveText(retention.until);
    case 'NEEDS_HUMAN':
      return humanText;
  }
}

type Deletable = Extract<Retention, { kind: 'DELETABLE_FROM' }>;

function deletableText(retention: Deletable): LocalizedText {
  const event = eventText(retention);
  const from = dayText(retention.deletableFrom);
  return {
    fi: `${event.fi} Tiedot poistetaan, kun kyseisen kalenterivuoden päättymisestä on kulunut viisi vuotta, eli ${from.fi} alkaen.`,
    sv: `${event.sv} Uppgifterna raderas när fem år har förflutit från utgången av det kalenderåret, det vill säga från och med den ${from.sv}.`,
    en: `${event.en} The data is deleted when five years have passed since the end of that calendar year, that is from ${from.en}.`,
  };
}

function eventText({ basis, countedFrom }: Deletable): LocalizedText {
  const { fi, sv, en } = dayText(countedFrom);
  switch (basis) {
    case 'LAST_TRANSACTION':
      return {
        fi: `Viimeinen asiointitapahtuma oli ${fi}.`,
        sv: `Den senaste transaktionen ägde rum den ${sv}.`,
        en: `The last transaction was on ${en}.`,
      };
    case 'RELATIONSHIP_END':
      return {
        fi: `Asiakassuhde päättyi ${fi}.`,
        sv: `Kundförhållandet upphörde den ${sv}.`,
        en: `The customer relationship ended on ${en}.`,
      };
    case 'REGISTRATION':
      return {
        fi: `Rekisteröitymispäivän ${fi} jälkeen ei ole ollut asiointitapahtumia eikä voimassa olevaa sopimusta.`,
        sv: `Efter registreringen den ${sv} har det inte förekommit några transaktioner eller funnits något gällande avtal.`,
        en: `Since the registration on ${en} there has been no transaction and no contract.`,
      };
  }
}

/** @param until the first instant without a contract; the day before is the last with one */
function liveText(until: Date): LocalizedText {
  const day = dayText(new Date(until.getTime() - 1));
  return {
    fi: `Asiakassuhde on voimassa ainakin ${day.fi} asti. Tietoja ei poisteta ennen kuin se on päättynyt.`,
    sv: `Kundförhållandet fortgår åtminstone till och med den ${day.sv}. Inga uppgifter raderas innan det har upphört.`,
    en: `The customer relationship continues at least until ${day.en}. Nothing is deleted before it has ended.`,
  };
}

const openEndedText: LocalizedText = {
  fi: 'Asiakassuhde on voimassa toistaiseksi. Tietoja ei poisteta ennen kuin se on päättynyt.',
  sv: 'Kundförhållandet fortgår tills vidare. Inga uppgifter raderas innan det har upphört.',
  en: 'The customer relationship continues until further notice. Nothing is deleted before it has ended.',
};

const humanText: LocalizedText = {
  fi: 'Poistopäivää ei voi laskea, koska rekisterin tiedot ovat puutteellisia tai ristiriitaisia. Käsittelijä tarkistaa ne; sitä ennen mitään ei poisteta.',
  sv: 'Raderingsdagen kan inte räknas ut eftersom uppgifterna i registret är bristfälliga eller motstridiga. En handläggare kontrollerar dem; innan dess raderas ingenting.',
  en: 'The day of deletion cannot be computed because the facts in the register are incomplete or contradictory. A person checks them; nothing is deleted before that.',
};

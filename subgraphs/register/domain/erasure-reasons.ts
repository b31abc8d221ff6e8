import type { LocalizedText } from './localized-text.js';
import { dayText } from './localized-text.js';

// Why an erasure does what it does, as sentences for the person who asked. An end is given as the first instant after it; the day told is the last.

export const erasedNow: LocalizedText = {
  fi: 'Tietoja ei enää tarvita tilatun palvelun toteuttamiseen, joten ne poistetaan heti.',
  sv: 'Uppgifterna behövs inte längre för den beställda tjänsten och raderas därför genast.',
  en: 'The data is no longer needed for the ordered service and is erased at once.',
};

export const openEndedCard: LocalizedText = {
  fi: 'Museokortti on voimassa toistaiseksi tai sitä ei ole vielä otettu käyttöön. Tiedot poistetaan, kun kortti on päättynyt.',
  sv: 'Museikortet gäller tills vidare eller har ännu inte tagits i bruk. Uppgifterna raderas när kortet har upphört.',
  en: 'The Museum Card has no end or has not been taken into use yet. The data is erased when the card has ended.',
};

/** @param until the first instant at which no card is valid; UTC */
export function cardValid(until: Date): LocalizedText {
  const day = lastDay(until);
  return {
    fi: `Museokortti on voimassa ${day.fi} asti. Tiedot poistetaan, kun kortti on päättynyt.`,
    sv: `Museikortet gäller till och med den ${day.sv}. Uppgifterna raderas när kortet har upphört.`,
    en: `The Museum Card is valid until ${day.en}. The data is erased when the card has ended.`,
  };
}

export function unsettledVisits(count: number): LocalizedText {
  return count === 1
    ? {
        fi: 'Yhtä museokäyntiä ei ole vielä tilitetty museolle. Tiedot poistetaan, kun se on tilitetty.',
        sv: 'Ett museibesök har ännu inte redovisats till museet. Uppgifterna raderas när det har redovisats.',
        en: 'One visit has not been settled to the museum yet. The data is erased when it has been settled.',
      }
    : {
        fi: `${count} museokäyntiä ei ole vielä tilitetty museoille. Tiedot poistetaan, kun ne on tilitetty.`,
        sv: `${count} museibesök har ännu inte redovisats till museerna. Uppgifterna raderas när de har redovisats.`,
        en: `${count} visits have not been settled to the museums yet. The data is erased when they have been settled.`,
      };
}

/** @param until when the last booked training ends; UTC */
export function trainingBooked(until: Date): LocalizedText {
  const day = lastDay(until);
  return {
    fi: `Varattu koulutus päättyy ${day.fi}. Tiedot poistetaan, kun se on päättynyt tai ilmoittautuminen on peruttu.`,
    sv: `En bokad utbildning avslutas den ${day.sv}. Uppgifterna raderas när utbildningen har avslutats eller anmälan har återtagits.`,
    en: `A booked training ends on ${day.en}. The data is erased when it has ended or the enrolment is cancelled.`,
  };
}

/** @param until the first instant at which no voucher has to be kept; UTC */
export function vouchers(until: Date): LocalizedText {
  const day = lastDay(until);
  return {
    fi: `Tilausten ja maksujen tositteet säilytetään kirjanpitolain mukaan ${day.fi} asti. Muihin tarkoituksiin niitä ei käytetä.`,
    sv: `Verifikaten över beställningar och betalningar bevaras enligt bokföringslagen till och med den ${day.sv}. De används inte för andra ändamål.`,
    en: `The vouchers of orders and payments are kept under the Accounting Act until ${day.en}. They are used for nothing else.`,
  };
}

/** @param until as of `vouchers` */
export function nameOnVouchers(until: Date): LocalizedText {
  const day = lastDay(until);
  return {
    fi: `Nimi säilyy kirjanpitoaineistossa ${day.fi} asti.`,
    sv: `Namnet bevaras i bokföringsmaterialet till och med den ${day.sv}.`,
    en: `The name stays on the bookkeeping vouchers until ${day.en}.`,
  };
}

/** @param until as of `vouchers` */
export function customerNumberOnVouchers(until: Date): LocalizedText {
  const day = lastDay(until);
  return {
    fi: `Asiakasnumero säilyy kirjanpitoaineistossa ${day.fi} asti.`,
    sv: `Kundnumret bevaras i bokföringsmaterialet till och med den ${day.sv}.`,
    en: `The customer number stays on the bookkeeping vouchers until ${day.en}.`,
  };
}

export const diet: LocalizedText = {
  fi: 'Jos ruokavaliotietoja on, ne poistetaan heti, sillä ne perustuvat nimenomaiseen suostumukseen.',
  sv: 'Om det finns uppgifter om specialkost raderas de genast, eftersom de grundar sig på uttryckligt samtycke.',
  en: 'If any dietary data is held, it is erased at once, because it rests on explicit consent.',
};

export const useOfRights: LocalizedText = {
  fi: 'Tieto suostumuksista, pyynnöistä ja luovutuksista säilytetään, jotta rekisterinpitäjät voivat osoittaa toimineensa lain mukaan.',
  sv: 'Uppgifter om samtycken, begäranden och utlämnanden bevaras för att de personuppgiftsansvariga ska kunna visa att de har följt lagen.',
  en: 'The record of consents, requests and disclosures is kept so that the controllers can show that they acted lawfully.',
};

export const humanChecks: LocalizedText = {
  fi: 'Rekisterin tiedot ovat puutteellisia tai ristiriitaisia. Käsittelijä tarkistaa ne ennen poistamista.',
  sv: 'Uppgifterna i registret är bristfälliga eller motstridiga. En handläggare kontrollerar dem före raderingen.',
  en: 'The facts in the register are incomplete or contradictory. A person checks them before anything is erased.',
};

function lastDay(until: Date): LocalizedText {
  return dayText(new Date(until.getTime() - 1));
}

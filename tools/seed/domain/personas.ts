import { type DemoPersonName, demoPersons } from '../../../subgraphs/shared/demo/personas.js';
import { type Day, addMonths, clockTime, instantAt, lastDayOfMonths } from './calendar.js';
import { cardHistoryOf, noIncidents } from './cards.js';
import { consentDecision } from './consents.js';
import type {
  ConsentDecisionDocument,
  DisclosureDocument,
  PersonDocument,
  RightsRequestDocument,
} from './documents.js';
import { type Identity, phoneOf } from './identity.js';
import type { History, Membership, Period } from './membership.js';
import type { PersonRecords } from './people.js';
import { Random } from './random.js';
import { rightsRequest } from './rights-requests.js';
import type { SiteChoice } from './visits.js';

/** What is told of a persona; days are counted from today. */
interface Story {
  readonly identity: Identity;
  readonly membership: Membership;
  readonly visitsAYear: number;
  readonly decisions: readonly (Pick<ConsentDecisionDocument, 'purpose' | 'state'> & { readonly day: Day })[];
  readonly requests: readonly (Pick<RightsRequestDocument, 'kind' | 'state'> & {
    readonly receivedOn: Day;
    readonly decidedOn: Day | null;
  })[];
  readonly disclosures: readonly (Pick<DisclosureDocument, 'kind' | 'role' | 'purpose'> & { readonly day: Day })[];
}

/** The people behind the development personas: the same whatever the seed, and always as if they had been here until today. */
export function personaRecordsOf(history: History, choice: SiteChoice): PersonRecords[] {
  return (Object.keys(demoPersons) as DemoPersonName[]).map((name) => recordsOf(name, history, choice));
}

function recordsOf(name: DemoPersonName, history: History, choice: SiteChoice): PersonRecords {
  const random = new Random(`persona/${name}`);
  const { personId, customerNumber, cardNumbers } = demoPersons[name];
  const story = storyOf(name, history.today);
  const cardHistory = cardHistoryOf(
    random,
    story.membership,
    noIncidents,
    {
      personId,
      cardNumber: (ordinal) => cardNumbers[ordinal] ?? '',
      orderNumber: (ordinal) => `30${customerNumber.slice(-4)}${String(ordinal + 1).padStart(6, '0')}`,
    },
    history,
    choice,
    story.visitsAYear,
  );
  const registeredAt = cardHistory.cards[0]?.registeredAt ?? instantAt(story.membership.acquiredOn, clockTime(12));
  const person: PersonDocument = {
    _id: personId,
    customerNumber,
    ...story.identity,
    registeredAt,
    provenance: [],
    version: 1,
  };
  return {
    person,
    ...cardHistory,
    consentDecisions: story.decisions.map(({ day, purpose, state }) =>
      consentDecision(random, person, { purpose, state, day, decidedAt: instantAt(day, clockTime(18, 30)) }),
    ),
    rightsRequests: story.requests.map((request) => rightsRequest(random, personId, request)),
    disclosures: story.disclosures.map(({ day, kind, role, purpose }) => ({
      _id: random.uuid(),
      personId,
      at: instantAt(day, random.integer(clockTime(9), clockTime(16))),
      kind,
      role,
      purpose,
      actor: role,
    })),
  };
}

function storyOf(name: DemoPersonName, today: Day): Story {
  switch (name) {
    case 'person':
      return person(today);
    case 'other-person':
      return otherPerson(today);
    case 'former-person':
      return formerPerson(today);
  }
}

/** Seven years with the card, each time renewed, once by merging a new card into the old one. */
function person(today: Day): Story {
  const firstVisit = addMonths(today, -79);
  return {
    identity: identity('Maija', 'Mallikas', 0, {
      city: 'Helsinki',
      postalCode: '00100',
      birthYear: 1968,
      language: 'FI',
    }),
    membership: membership(firstVisit, 7, { daysBefore: 12, mergedYear: 5 }),
    visitsAYear: 11,
    decisions: [
      { purpose: 'COMMUNICATIONS', state: 'REFUSED', day: firstVisit - 12 },
      { purpose: 'DEVELOPMENT', state: 'GIVEN', day: firstVisit - 12 },
      { purpose: 'COMMUNICATIONS', state: 'GIVEN', day: addMonths(today, -50) },
      { purpose: 'DEVELOPMENT', state: 'WITHDRAWN', day: addMonths(today, -31) },
      { purpose: 'COMMUNICATIONS', state: 'RENEWED', day: addMonths(today, -8) },
    ],
    requests: [
      { kind: 'ACCESS', state: 'FULFILLED', receivedOn: addMonths(today, -20), decidedOn: addMonths(today, -20) + 9 },
      { kind: 'RECTIFICATION', state: 'RECEIVED', receivedOn: today - 6, decidedOn: null },
    ],
    disclosures: [
      { kind: 'EXPORT', role: 'dpo', purpose: 'DATA_SUBJECT_RIGHTS', day: addMonths(today, -20) + 9 },
      { kind: 'SEARCH', role: 'card-service', purpose: 'CUSTOMER_RELATIONSHIP', day: addMonths(today, -25) },
      { kind: 'READ', role: 'card-service', purpose: 'CUSTOMER_RELATIONSHIP', day: addMonths(today, -25) },
      { kind: 'READ', role: 'training-service', purpose: 'TRAINING_SERVICE', day: today - 40 },
    ],
  };
}

function otherPerson(today: Day): Story {
  const firstVisit = addMonths(today, -29);
  return {
    identity: identity('Matti', 'Meikäläinen', 1, {
      city: 'Tampere',
      postalCode: '33100',
      birthYear: 1974,
      language: 'FI',
    }),
    membership: membership(firstVisit, 3, { daysBefore: 3 }),
    visitsAYear: 6,
    decisions: [{ purpose: 'COMMUNICATIONS', state: 'GIVEN', day: firstVisit - 3 }],
    requests: [],
    disclosures: [{ kind: 'READ', role: 'card-service', purpose: 'CARD_SERVICE', day: today - 90 }],
  };
}

/** The card ended four years ago, and nothing has happened since. */
function formerPerson(today: Day): Story {
  const firstVisit = addMonths(today, -72);
  return {
    identity: identity('Svea', 'Exempel', 2, { city: 'Porvoo', postalCode: '06100', birthYear: 1957, language: 'SV' }),
    membership: membership(firstVisit, 2, { daysBefore: 20 }),
    visitsAYear: 5,
    decisions: [
      { purpose: 'COMMUNICATIONS', state: 'GIVEN', day: firstVisit - 20 },
      { purpose: 'COMMUNICATIONS', state: 'WITHDRAWN', day: addMonths(today, -49) },
    ],
    requests: [],
    disclosures: [],
  };
}

function identity(
  given: string,
  family: string,
  serial: number,
  about: {
    readonly city: string;
    readonly postalCode: string;
    readonly birthYear: number;
    readonly language: Identity['language'];
  },
): Identity {
  const email =
    `${given}.${family}`
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z.]/g, '') + '@example.com';
  const { city, postalCode, birthYear, language } = about;
  return {
    name: { given, family },
    email,
    emailKey: email,
    phone: phoneOf(9_999_000 + serial),
    address: { street: language === 'SV' ? 'Exempelgatan 5' : 'Mallikatu 5 A 7', postalCode, city, country: 'FI' },
    birthYear,
    language,
  };
}

/** So many years in a row, each renewed a fortnight before the end. */
function membership(
  firstVisit: Day,
  years: number,
  { daysBefore, mergedYear }: { readonly daysBefore: number; readonly mergedYear?: number },
): Membership {
  const acquiredOn = firstVisit - daysBefore;
  const periods: Period[] = [];
  for (let from = firstVisit; periods.length < years;) {
    const until = lastDayOfMonths(from, 12);
    const year = periods.length;
    const reason = year === 0 ? 'FIRST_VISIT' : year === mergedYear ? 'MERGE' : 'RENEWAL';
    periods.push({ from, until, reason, boughtOn: year === 0 ? acquiredOn : from - 15 });
    from = until + 1;
  }
  return { acquiredOn, soldOverCounter: false, periods };
}

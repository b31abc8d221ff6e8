import { type CardHistory, type CardHolder, cardHistoryOf, incidentsOf, noIncidents } from './cards.js';
import { type Day, clockTime, dayOf, instantAt } from './calendar.js';
import { consentDecisionsOf } from './consents.js';
import type {
  ConsentDecisionDocument,
  DisclosureDocument,
  PersonDocument,
  RightsRequestDocument,
} from './documents.js';
import { identityOf } from './identity.js';
import { type History, membershipOf, openEndedMembership } from './membership.js';
import { cardNumberOf, counterCardNumberOf, customerNumberOf, orderNumberOf } from './numbers.js';
import { Random } from './random.js';
import { rightsRequestsOf } from './rights-requests.js';
import type { Professional } from './training/enrolments.js';
import type { SiteChoice } from './visits.js';

/** Everything that register and museokortti hold about one person. */
export interface PersonRecords extends CardHistory {
  readonly person: PersonDocument;
  readonly consentDecisions: readonly ConsentDecisionDocument[];
  readonly rightsRequests: readonly RightsRequestDocument[];
  readonly disclosures: readonly DisclosureDocument[];
}

/** What the generation of people rests on. */
export interface World {
  readonly seed: number;
  readonly history: History;
  readonly choice: SiteChoice;
}

/** Every 25th person works in a museum, and every 50th holds no card. */
const professionalEvery = 25;
const cardlessEvery = 50;
const childEvery = 200;

const noCards: CardHistory = { cards: [], visits: [], orders: [] };

/**
 * The records of one of the many. They follow from the seed, the day and the index alone, whatever the number of people.
 * @param index from 0
 */
export function personRecordsOf({ seed, history, choice }: World, index: number): PersonRecords {
  const random = new Random(`${seed}/person/${index}`);
  const personId = personIdOf(seed, index);
  const child = index % childEvery === 7;
  const identity = identityOf(random, index, history.today, { child });
  const membership = child ? openEndedMembership(random, history) : membershipOf(random, history);
  const cardHistory =
    index % cardlessEvery === 0
      ? noCards
      : cardHistoryOf(
          random,
          membership,
          child ? noIncidents : incidentsOf(random, membership, history.today),
          holderOf(personId, index),
          history,
          choice,
        );
  const registeredAt = earliest([
    cardHistory.cards[0]?.registeredAt ?? null,
    registeredForTrainingAt(seed, index, history),
  ]);
  const person: PersonDocument = {
    _id: personId,
    customerNumber: customerNumberOf(index),
    ...identity,
    registeredAt,
    provenance: [],
    version: 1,
  };
  return {
    person,
    ...cardHistory,
    // Somebody of that age consents through a guardian, which is not told here.
    consentDecisions: child ? [] : consentDecisionsOf(random, person, history.today),
    rightsRequests: rightsRequestsOf(random, personId, registeredAt, history.today),
    disclosures: [],
  };
}

/** A card that was sold over the counter, is used and belongs to nobody yet. */
export function counterCardOf({ seed, history, choice }: World, index: number): CardHistory {
  const random = new Random(`${seed}/counter/${index}`);
  const soldOn = history.today - random.integer(1, 400);
  const firstVisit = { from: soldOn, until: soldOn + 364, reason: 'FIRST_VISIT', boughtOn: soldOn } as const;
  const holder: CardHolder = {
    personId: null,
    cardNumber: () => counterCardNumberOf(index),
    orderNumber: () => {
      throw new RangeError('a card from the counter has no order');
    },
  };
  const membership = { acquiredOn: soldOn, soldOverCounter: true, periods: [firstVisit] };
  return cardHistoryOf(random, membership, noIncidents, holder, history, choice);
}

/** Those of the first so many people who go to trainings. */
export function professionalsAmong(persons: number, seed: number, history: History): Professional[] {
  const professionals: Professional[] = [];
  for (let index = 0; index < persons; index += professionalEvery) {
    const registeredOn = dayOf(registeredForTrainingAt(seed, index, history) ?? instantAt(history.today, 0));
    professionals.push({ personId: personIdOf(seed, index), registeredOn });
  }
  return professionals;
}

function personIdOf(seed: number, index: number): string {
  return new Random(`${seed}/person-id/${index}`).uuid();
}

/** When somebody who works in a museum first came to the association; null for everybody else. */
function registeredForTrainingAt(seed: number, index: number, { from, today }: History): Date | null {
  if (index % professionalEvery !== 0) return null;
  const random = new Random(`${seed}/professional/${index}`);
  const day: Day = from + Math.floor((today - from) * 0.7 * random.fraction());
  return instantAt(day, random.integer(clockTime(8), clockTime(16)));
}

function holderOf(personId: string, index: number): CardHolder {
  return {
    personId,
    cardNumber: (ordinal) => cardNumberOf(index, ordinal),
    orderNumber: (ordinal) => orderNumberOf(index, ordinal),
  };
}

function earliest(instants: readonly (Date | null)[]): Date {
  const known = instants.filter((instant) => instant !== null);
  if (known.length === 0) throw new RangeError('somebody who was never registered');
  return new Date(Math.min(...known.map((instant) => instant.getTime())));
}

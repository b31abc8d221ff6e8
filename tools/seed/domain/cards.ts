import { type Day, clockTime, dayText, instantAt } from './calendar.js';
import type { CardDocument, OrderDocument, VisitDocument } from './documents.js';
import type { History, Membership, Period } from './membership.js';
import { type Purchase, giftsOf, purchasesFor } from './orders.js';
import type { Random } from './random.js';
import { type SiteChoice, visitsAYear, visitsOf } from './visits.js';

/** Whose card it is and how its numbers are made. */
export interface CardHolder {
  /** Null for a card that was sold over the counter and is not registered. */
  readonly personId: string | null;
  readonly cardNumber: (ordinal: number) => string;
  readonly orderNumber: (ordinal: number) => string;
}

/** What may befall a card beside its periods. */
export interface Incidents {
  /** The day on which new plastic took the place of the card. */
  readonly replacedOn: Day | null;
  /** The day from which the card is held back. */
  readonly suspendedOn: Day | null;
}

export interface CardHistory {
  /** Oldest first. */
  readonly cards: readonly CardDocument[];
  readonly visits: readonly VisitDocument[];
  /** Oldest first. */
  readonly orders: readonly OrderDocument[];
}

export const noIncidents: Incidents = { replacedOn: null, suspendedOn: null };

/** Some lose their card while it is valid, and a few are suspended. */
export function incidentsOf(random: Random, { periods }: Membership, today: Day): Incidents {
  const period = periods.at(-1);
  const from = period ? period.from + 1 : today;
  const until = Math.min(period?.until ?? today - 1, today - 1);
  const fate = random.fraction();
  if (from > until || fate > 0.035) return noIncidents;
  if (fate > 0.005) return { replacedOn: random.integer(from, until), suspendedOn: null };
  return until === today - 1
    ? { replacedOn: null, suspendedOn: random.integer(Math.max(from, today - 90), until) }
    : noIncidents;
}

/**
 * What a membership leaves in the books: the cards (a replaced one and those merged into it too), the visits and the orders.
 * @param perYear visits a year of the card; drawn when left out
 */
export function cardHistoryOf(
  random: Random,
  membership: Membership,
  incidents: Incidents,
  holder: CardHolder,
  history: History,
  choice: SiteChoice,
  perYear = visitsAYear(random),
): CardHistory {
  const { replacedOn, suspendedOn } = incidents;
  const { periods } = membership;
  const purchases: Purchase[] = [];
  const cards: CardDocument[] = [];
  const addCard = (card: Omit<CardDocument, 'personId' | 'number' | 'serviceNumber' | 'version'>): void => {
    const serviceNumber = `PN-${random.hex()}${random.hex()}${random.hex()}`;
    cards.push({
      ...card,
      personId: holder.personId,
      number: holder.cardNumber(cards.length),
      serviceNumber,
      version: 0,
    });
  };

  const firstPurchases = firstPurchasesOf(random, membership, history.today);
  purchases.push(...firstPurchases);
  const createdAt =
    firstPurchases.at(-1)?.orderedAt ??
    instantAt(membership.acquiredOn, random.integer(clockTime(9), clockTime(10) - 60));
  const firstId = random.uuid();
  const nextId = replacedOn === null ? null : random.uuid();
  addCard({
    _id: firstId,
    createdAt,
    registeredAt: registeredAtOf(random, membership, holder, createdAt, history.today),
    validity: validityOf(replacedOn === null ? periods : periodsBefore(periods, replacedOn)),
    suspendedAt: suspendedOn === null ? null : instantAt(suspendedOn, clockTime(9)),
    mergedIntoCardId: null,
    replacedByCardId: nextId,
  });

  const merged: Date[] = [];
  for (const { from, reason, boughtOn } of periods.slice(1)) {
    if (boughtOn === null) continue;
    const kind = reason === 'MERGE' ? 'NEW_CARD' : 'RENEWAL';
    const bought = purchasesFor(random, {
      kind,
      day: boughtOn,
      today: history.today,
      beforeOpening: boughtOn === from,
    });
    purchases.push(...bought);
    const paid = bought.at(-1);
    if (reason === 'MERGE' && paid) merged.push(paid.orderedAt);
  }
  if (replacedOn !== null && nextId !== null) {
    const replacedAt = instantAt(replacedOn, clockTime(9));
    addCard({
      _id: nextId,
      createdAt: replacedAt,
      registeredAt: replacedAt,
      validity: validityOf(periodsFrom(periods, replacedOn)),
      suspendedAt: null,
      mergedIntoCardId: null,
      replacedByCardId: null,
    });
  }
  for (const at of merged) {
    const intoNext = replacedOn !== null && at >= instantAt(replacedOn, clockTime(9));
    addCard({
      _id: random.uuid(),
      createdAt: at,
      registeredAt: at,
      validity: [],
      suspendedAt: null,
      mergedIntoCardId: intoNext && nextId !== null ? nextId : firstId,
      replacedByCardId: null,
    });
  }

  if (holder.personId !== null) purchases.push(...giftsOf(random, membership.acquiredOn, history.today));
  const visits = visitsOf(random, periods, history, choice, {
    personId: holder.personId,
    perYear,
    cardIdOn: (day) => (nextId !== null && replacedOn !== null && day >= replacedOn ? nextId : firstId),
    lastDay: (suspendedOn ?? history.today) - 1,
  });
  return { cards, visits, orders: ordersOf(purchases, holder) };
}

/** A card that was given or sold over the counter has no order. */
function firstPurchasesOf(random: Random, membership: Membership, today: Day): Purchase[] {
  const given = membership.periods[0]?.boughtOn === null;
  if (membership.soldOverCounter || given) return [];
  return purchasesFor(random, { kind: 'NEW_CARD', day: membership.acquiredOn, today });
}

/** A card bought on the web is its owner's at once; one from the counter is registered some days later, or never. */
function registeredAtOf(
  random: Random,
  { acquiredOn, soldOverCounter }: Membership,
  { personId }: CardHolder,
  createdAt: Date,
  today: Day,
): Date | null {
  if (personId === null) return null;
  if (!soldOverCounter) return createdAt;
  const day = Math.min(today - 1, acquiredOn + Math.floor(random.exponential(6)));
  return instantAt(day, random.integer(clockTime(20), clockTime(23)));
}

function periodsBefore(periods: readonly Period[], day: Day): Period[] {
  return periods
    .filter(({ from }) => from < day)
    .map((period) => (period.until === null || period.until >= day ? { ...period, until: day - 1 } : period));
}

/** The rest of the running period goes to the new plastic as a correction; later ones follow as they are. */
function periodsFrom(periods: readonly Period[], day: Day): Period[] {
  return periods
    .filter(({ until }) => until === null || until >= day)
    .map((period) => (period.from < day ? { ...period, from: day, reason: 'CORRECTION' } : period));
}

function validityOf(periods: readonly Period[]): CardDocument['validity'] {
  return periods.map(({ from, until, reason }) => ({
    from: dayText(from),
    until: until === null ? null : dayText(until),
    reason,
  }));
}

function ordersOf(purchases: readonly Purchase[], { personId, orderNumber }: CardHolder): OrderDocument[] {
  if (personId === null) return [];
  return [...purchases]
    .sort((one, other) => one.orderedAt.getTime() - other.orderedAt.getTime())
    .map((purchase, ordinal) => ({ ...purchase, personId, number: orderNumber(ordinal) }));
}

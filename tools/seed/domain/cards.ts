import { type Day, clockTime, dayText, instantAt } from './calendar.js';
import type { CardDocument, OrderDocument, VisitDocument } from './documents.js';
import type { History, Membership, Period } from './membership.js';
import { campaignMonths, cardYear } from './membership.js';
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
  const firstPurchases = firstPurchasesOf(random, membership, history.today);
  const purchases: Purchase[] = [...firstPurchases];
  const createdAt =
    firstPurchases.at(-1)?.orderedAt ??
    instantAt(membership.acquiredOn, random.integer(clockTime(9), clockTime(10) - 60));
  const replacedAt = replacedOn === null ? null : instantAt(replacedOn, clockTime(9));
  const firstId = random.uuid();
  const nextId = replacedOn === null ? null : random.uuid();
  const cards: CardDocument[] = [];
  const addCard = (card: Omit<CardDocument, 'personId' | 'number' | 'version' | 'terminatedAt'>): void => {
    const number = holder.cardNumber(cards.length);
    cards.push({ ...card, personId: holder.personId, number, terminatedAt: null, version: 0 });
  };

  const facts = factsOf(periods);
  const serviceNumber = serviceNumberOf(random);
  addCard({
    _id: firstId,
    serviceNumber,
    createdAt,
    registeredAt: registeredAtOf(random, membership, holder, createdAt, history.today),
    ...facts,
    // What was added after the replacement was added to the new plastic.
    grants: facts.grants.filter(({ grantedOn }) => replacedOn === null || grantedOn < dayText(replacedOn)),
    suspensions:
      suspendedOn === null ? [] : [{ from: instantAt(suspendedOn, clockTime(9)), until: null, cause: 'DESK' }],
    mergedIntoCardId: null,
    replacedByCardId: nextId,
    supersededAt: replacedAt,
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
  if (replacedAt !== null && nextId !== null) {
    addCard({
      _id: nextId,
      serviceNumber,
      createdAt: replacedAt,
      registeredAt: replacedAt,
      ...facts,
      suspensions: [],
      mergedIntoCardId: null,
      replacedByCardId: null,
      supersededAt: null,
    });
  }
  for (const at of merged) {
    const intoNext = replacedAt !== null && at >= replacedAt;
    addCard({
      _id: random.uuid(),
      serviceNumber: serviceNumberOf(random),
      createdAt: at,
      registeredAt: at,
      ...factsOf([]),
      suspensions: [],
      mergedIntoCardId: intoNext && nextId !== null ? nextId : firstId,
      replacedByCardId: null,
      supersededAt: at,
    });
  }

  if (holder.personId !== null) purchases.push(...giftsOf(random, membership.acquiredOn, history.today));
  const visits = visitsOf(random, periods, history, choice, {
    personId: holder.personId,
    serviceNumber,
    perYear,
    cardIdOn: (day) => (nextId !== null && replacedOn !== null && day >= replacedOn ? nextId : firstId),
    lastDay: (suspendedOn ?? history.today) - 1,
  });
  return { cards, visits, orders: ordersOf(purchases, holder) };
}

function serviceNumberOf(random: Random): string {
  return `PN-${random.hex()}${random.hex()}${random.hex()}`;
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

/** The facts from which the periods follow. */
function factsOf(periods: readonly Period[]): Pick<CardDocument, 'opening' | 'firstVisitOn' | 'grants'> {
  const [first, ...later] = periods;
  return {
    opening: { reason: first?.reason ?? 'FIRST_VISIT', months: first?.until === null ? null : cardYear, until: null },
    firstVisitOn: first ? dayText(first.from) : null,
    grants: later.map(({ reason, until, boughtOn }, index) => ({
      reason,
      // What cost nothing came with the purchase before it, or was won when the time before had run out.
      grantedOn: dayText(boughtOn ?? grantedWith(reason, periods[index])),
      months: until === null ? null : reason === 'CAMPAIGN' ? campaignMonths : cardYear,
      until: null,
    })),
  };
}

function grantedWith(reason: Period['reason'], before: Period | undefined): Day {
  if (!before) throw new RangeError('time was added to a card that has none');
  return reason === 'CAMPAIGN' ? (before.boughtOn ?? before.from) : (before.until ?? before.from);
}

function ordersOf(purchases: readonly Purchase[], { personId, orderNumber }: CardHolder): OrderDocument[] {
  if (personId === null) return [];
  return [...purchases]
    .sort((one, other) => one.orderedAt.getTime() - other.orderedAt.getTime())
    .map((purchase, ordinal) => ({ ...purchase, personId, number: orderNumber(ordinal) }));
}

import { type Day, lastDayOfMonths, monthOf, yearOf } from './calendar.js';
import type { ValidityReason } from './documents.js';
import type { Random } from './random.js';
import type { VisitDays } from './seasons.js';

/** A period in which a card opens museums; both days included, null without an end. */
export interface Period {
  readonly from: Day;
  readonly until: Day | null;
  readonly reason: ValidityReason;
  /** The day on which its time was bought; null when it cost nothing. */
  readonly boughtOn: Day | null;
}

/** What a cardholder did with their card over the years. */
export interface Membership {
  /** The day on which the card was bought or given. */
  readonly acquiredOn: Day;
  /** Bought at a museum and registered later, or on the web. */
  readonly soldOverCounter: boolean;
  /** Oldest first and without overlaps; none while the card is unused. */
  readonly periods: readonly Period[];
}

export interface History {
  /** The first day of which anything is told. */
  readonly from: Day;
  /** The first day that has not happened yet. */
  readonly today: Day;
  readonly visitDays: VisitDays;
}

/** How many months a card that was bought brings. */
export const cardYear = 12;
/** How many more a campaign brings. */
export const campaignMonths = 1;
/** 70 % renew before the end; nearly all others come back after some months, so that 15 % of the owners are outside validity at a time. */
const renewsInTime = 0.7;
const leavesForGood = 0.02;
const meanGapDays = 200;
const campaignMonth = 11;
/** P24: whoever's last year lies further back has been deleted. */
const yearsKept = 5;

/** How one of the many came to the card and what became of it. */
export function membershipOf(random: Random, history: History): Membership {
  for (;;) {
    const membership = draw(random, history);
    if (isKept(membership, history.today)) return membership;
  }
}

/** A card without an end, as some children were given. */
export function openEndedMembership(random: Random, { today }: History): Membership {
  const acquiredOn = today - random.integer(60, 1200);
  return {
    acquiredOn,
    soldOverCounter: false,
    periods: [{ from: acquiredOn, until: null, reason: 'PRIZE', boughtOn: null }],
  };
}

function draw(random: Random, history: History): Membership {
  const { today, from: start, visitDays } = history;
  if (random.chance(0.012)) {
    return { acquiredOn: today - random.integer(1, 60), soldOverCounter: false, periods: [] };
  }
  // More and more people have the card: the further back, the fewer came. A year around the drawn day keeps the seasons.
  const about = today - Math.floor((today - start) * (1 - Math.sqrt(random.fraction())));
  const firstVisit =
    visitDays.draw(random, Math.max(start + 1, about - 182), Math.min(today - 1, about + 182)) ?? today - 1;
  const soldOverCounter = random.chance(0.3);
  const acquiredOn = soldOverCounter
    ? firstVisit
    : Math.max(start, firstVisit - 1 - Math.floor(random.exponential(17)));

  const periods: Period[] = [fullYear(firstVisit, 'FIRST_VISIT', acquiredOn)];
  addCampaign(random, periods, acquiredOn);
  if (random.chance(0.004)) addPrize(periods, today);
  for (;;) {
    const until = periods.at(-1)?.until ?? today;
    const next = renewal(random, until, today);
    if (!next) break;
    periods.push(next);
    addCampaign(random, periods, next.boughtOn ?? next.from);
  }
  return { acquiredOn, soldOverCounter, periods };
}

/** The next twelve months; null when they have not been bought by today, or never will be. */
function renewal(random: Random, until: Day, today: Day): Period | null {
  if (random.chance(renewsInTime)) {
    const boughtOn = until - Math.min(300, Math.floor(random.exponential(20)));
    const reason = random.chance(0.03) ? 'MERGE' : 'RENEWAL';
    return boughtOn < today ? fullYear(until + 1, reason, boughtOn) : null;
  }
  if (random.chance(leavesForGood / (1 - renewsInTime))) return null;
  const boughtOn = until + 1 + Math.floor(random.exponential(meanGapDays));
  return boughtOn < today ? fullYear(boughtOn, 'RENEWAL', boughtOn) : null;
}

function fullYear(from: Day, reason: ValidityReason, boughtOn: Day | null): Period {
  return { from, until: lastDayOfMonths(from, cardYear), reason, boughtOn };
}

/** 12+1 months for some of those who bought in the November of an even year. */
function addCampaign(random: Random, periods: Period[], boughtOn: Day): void {
  const until = periods.at(-1)?.until;
  if (until == null || monthOf(boughtOn) !== campaignMonth || yearOf(boughtOn) % 2 !== 0 || random.chance(0.5)) return;
  periods.push({
    from: until + 1,
    until: lastDayOfMonths(until + 1, campaignMonths),
    reason: 'CAMPAIGN',
    boughtOn: null,
  });
}

function addPrize(periods: Period[], today: Day): void {
  const until = periods.at(-1)?.until;
  if (until != null && until < today) periods.push(fullYear(until + 1, 'PRIZE', null));
}

function isKept({ periods }: Membership, today: Day): boolean {
  const last = periods.at(-1);
  return last?.until == null || yearOf(last.until) >= yearOf(today) - yearsKept;
}

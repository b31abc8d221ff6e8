/**
 * What FMA Creations Oy knows of a relationship. Null in a field: there is nothing of the kind; a side that could not be asked has no facts at all.
 * Instants UTC.
 */
export interface CardFacts {
  /** The last purchase, payment, visit, refund or feedback. */
  readonly lastTransactionAt: Date | null;
  /** The first instant at which no card is valid any longer, past or to come. */
  readonly contractUntil: Date | null;
  /** A card without an end, or one that has not begun to run, such as an unused gift card. */
  readonly contractOpenEnded: boolean;
  /** Visits not yet settled to the museums (P26). */
  readonly unsettledVisits: number;
}

/** What Suomen museoliitto ry knows of a relationship; null as in `CardFacts`. Instants UTC. */
export interface TrainingFacts {
  /** The last enrolment, attendance, completion, payment or feedback. */
  readonly lastTransactionAt: Date | null;
  /** The instant at which the last booked training ends. */
  readonly contractUntil: Date | null;
}

/** All on which retention and erasure rest. */
export interface RelationshipFacts {
  readonly card: CardFacts;
  readonly training: TrainingFacts;
  /** When the person was registered. */
  readonly registeredAt: Date;
}

/** Why a human must look at the facts before anything is deleted. */
export type Doubt =
  /** A fact that is no instant or no count. */
  | 'UNREADABLE_FACT'
  /** An instant before there was a museum association. */
  | 'BEFORE_RECORDS_BEGAN'
  /** Something that has happened, dated later than now. */
  | 'HAPPENED_IN_FUTURE'
  /** A contract that ends further away than any contract is made. */
  | 'CONTRACT_BEYOND_REASON'
  /** Visits that nobody settled in all the years of retention. */
  | 'UNSETTLED_PAST_RETENTION';

/** Suomen museoliitto was founded in 1923: no record of the register is older. */
const recordsBegan = new Date('1923-01-01T00:00:00Z');
/** Clocks of museums' readers and of services differ; a day is more than they do. */
const clockToleranceMilliseconds = 24 * 60 * 60 * 1000;
/** A card without an end says so; one that ends after more than a life is a mistake. */
const longestContractMilliseconds = 100 * 366 * 24 * 60 * 60 * 1000;

/**
 * What is wrong with the facts themselves: missing or absurd ones mean "not deletable, ask a human", never "infinitely old".
 * @param now UTC
 * @param alsoHappened other instants of the past on which the decision rests; UTC
 */
export function doubtsOf(
  { card, training, registeredAt }: RelationshipFacts,
  now: Date,
  alsoHappened: readonly (Date | null)[] = [],
): ReadonlySet<Doubt> {
  const happened = [registeredAt, card.lastTransactionAt, training.lastTransactionAt, ...alsoHappened].filter(isGiven);
  const contracts = [card.contractUntil, training.contractUntil].filter(isGiven);
  const doubts = new Set<Doubt>();
  for (const instant of [...happened, ...contracts]) {
    if (Number.isNaN(instant.getTime())) doubts.add('UNREADABLE_FACT');
    if (instant < recordsBegan) doubts.add('BEFORE_RECORDS_BEGAN');
  }
  if (!Number.isSafeInteger(card.unsettledVisits) || card.unsettledVisits < 0) doubts.add('UNREADABLE_FACT');
  const latest = now.getTime() + clockToleranceMilliseconds;
  if (happened.some((instant) => instant.getTime() > latest)) doubts.add('HAPPENED_IN_FUTURE');
  const furthest = now.getTime() + longestContractMilliseconds;
  if (contracts.some((instant) => instant.getTime() > furthest)) doubts.add('CONTRACT_BEYOND_REASON');
  return doubts;
}

function isGiven(instant: Date | null): instant is Date {
  return instant !== null;
}

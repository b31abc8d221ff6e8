import { type Day, clockTime, dayFromText, dayOf, instantAt } from './calendar.js';
import type { ConsentDecisionDocument, Language } from './documents.js';
import type { Random } from './random.js';

/** The notices that people were shown; a version is the day from which it was. The last is the policy's own date; the earlier ones are synthetic. */
const notices = [notice('2015-05-05'), notice('2018-05-25'), notice('2021-09-01'), notice('2024-08-29')] as const;
const latestNotice = notices[3].from;

const channels: readonly (readonly [channel: ConsentDecisionDocument['channel'], weight: number])[] = [
  ['web', 88],
  ['telephone', 9],
  ['letter', 3],
];

/** How people answer when they register, by purpose; the rest gives no answer. */
const answers = {
  COMMUNICATIONS: { given: 0.6, refused: 0.32 },
  DEVELOPMENT: { given: 0.35, refused: 0.4 },
} as const;

export interface DecidingPerson {
  readonly _id: string;
  readonly language: Language;
  readonly registeredAt: Date;
}

/**
 * What a person decided over the years, oldest first: an answer at the registration, and for some of those who gave consent a renewal under the latest
 * notice or a withdrawal.
 * @param today the first day that has not happened yet
 */
export function consentDecisionsOf(random: Random, person: DecidingPerson, today: Day): ConsentDecisionDocument[] {
  const decisions: ConsentDecisionDocument[] = [];
  const registeredOn = dayOf(person.registeredAt);
  for (const purpose of ['COMMUNICATIONS', 'DEVELOPMENT'] as const) {
    const answer = random.fraction();
    const { given, refused } = answers[purpose];
    if (answer > given + refused) continue;
    const decide = (state: ConsentDecisionDocument['state'], day: Day, decidedAt: Date): void => {
      decisions.push(consentDecision(random, person, { purpose, state, day, decidedAt }));
    };
    if (answer > given) {
      decide('REFUSED', registeredOn, person.registeredAt);
      continue;
    }
    decide('GIVEN', registeredOn, person.registeredAt);
    const askedAgain = registeredOn < latestNotice && latestNotice + 90 < today && random.chance(0.4);
    if (askedAgain) {
      const renewedOn = random.integer(latestNotice, latestNotice + 90);
      decide('RENEWED', renewedOn, instantAt(renewedOn, clockTime(18)));
    }
    const since = (askedAgain ? latestNotice + 91 : registeredOn) + 1;
    if (since < today && random.chance(0.13)) {
      const withdrawnOn = random.integer(since, today - 1);
      decide('WITHDRAWN', withdrawnOn, instantAt(withdrawnOn, random.integer(clockTime(8), clockTime(22))));
    }
  }
  return decisions.sort((one, other) => one.decidedAt.getTime() - other.decidedAt.getTime());
}

/** One decision, under the notice of its day. @param decision `day` is the Helsinki day of `decidedAt` */
export function consentDecision(
  random: Random,
  person: DecidingPerson,
  decision: Pick<ConsentDecisionDocument, 'purpose' | 'state' | 'decidedAt'> & { readonly day: Day },
): ConsentDecisionDocument {
  const { purpose, state, day, decidedAt } = decision;
  return {
    _id: random.uuid(),
    personId: person._id,
    purpose,
    state,
    decidedAt,
    channel: random.weighted(channels),
    noticeVersion: (notices.findLast(({ from }) => from <= day) ?? notices[0]).version,
    noticeLanguage: person.language,
  };
}

function notice(version: string): { readonly version: string; readonly from: Day } {
  return { version, from: dayFromText(version) };
}

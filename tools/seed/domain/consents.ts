import { clockTime, dayFromText, dayOf, instantAt } from './calendar.js';
import type { ConsentDecisionDocument, Language } from './documents.js';
import type { Random } from './random.js';

/** The notices that people were shown, by the day from which each was. The last is the policy's own date; the earlier ones are synthetic. */
const notices = ['2015-05-05', '2018-05-25', '2021-09-01', '2024-08-29'];

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
export function consentDecisionsOf(random: Random, person: DecidingPerson, today: number): ConsentDecisionDocument[] {
  const decisions: ConsentDecisionDocument[] = [];
  for (const purpose of ['COMMUNICATIONS', 'DEVELOPMENT'] as const) {
    const answer = random.fraction();
    const { given, refused } = answers[purpose];
    if (answer > given + refused) continue;
    const decide = (state: ConsentDecisionDocument['state'], decidedAt: Date): void => {
      decisions.push(consentDecision(random, person, { purpose, state, decidedAt }));
    };
    if (answer > given) {
      decide('REFUSED', person.registeredAt);
      continue;
    }
    decide('GIVEN', person.registeredAt);
    const registeredOn = dayOf(person.registeredAt);
    const latestNotice = dayFromText(notices.at(-1) ?? '');
    const askedAgain = registeredOn < latestNotice && latestNotice + 90 < today && random.chance(0.4);
    if (askedAgain) decide('RENEWED', instantAt(random.integer(latestNotice, latestNotice + 90), clockTime(18)));
    const since = (askedAgain ? latestNotice + 91 : registeredOn) + 1;
    if (since < today && random.chance(0.13)) {
      decide('WITHDRAWN', instantAt(random.integer(since, today - 1), random.integer(clockTime(8), clockTime(22))));
    }
  }
  return decisions.sort((one, other) => one.decidedAt.getTime() - other.decidedAt.getTime());
}

/** One decision, under the notice of its day. */
export function consentDecision(
  random: Random,
  person: DecidingPerson,
  decision: Pick<ConsentDecisionDocument, 'purpose' | 'state' | 'decidedAt'>,
): ConsentDecisionDocument {
  const day = dayOf(decision.decidedAt);
  return {
    _id: random.uuid(),
    personId: person._id,
    ...decision,
    channel: random.weighted(channels),
    noticeVersion: notices.findLast((notice) => dayFromText(notice) <= day) ?? notices[0] ?? '',
    noticeLanguage: person.language,
  };
}

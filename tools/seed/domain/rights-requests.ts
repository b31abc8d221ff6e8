import { type Day, dayOf, dayText } from './calendar.js';
import type { RightsRequestDocument } from './documents.js';
import { dueDay } from './due-day.js';
import type { Random } from './random.js';

const kinds: readonly (readonly [kind: RightsRequestDocument['kind'], weight: number])[] = [
  ['ACCESS', 50],
  ['RECTIFICATION', 25],
  ['OBJECTION', 12],
  ['PORTABILITY', 8],
  ['RESTRICTION', 5],
];

/**
 * The requests of the few who used a right. Those of the last weeks are open. Nobody has asked for erasure: whose data was erased is not here.
 * @param today the first day that has not happened yet
 */
export function rightsRequestsOf(
  random: Random,
  personId: string,
  registeredAt: Date,
  today: Day,
): RightsRequestDocument[] {
  if (!random.chance(0.006)) return [];
  const registeredOn = dayOf(registeredAt);
  if (registeredOn >= today) return [];
  const receivedOn = random.integer(random.chance(0.15) ? Math.max(registeredOn, today - 25) : registeredOn, today - 1);
  const decidedOn = receivedOn + random.integer(1, 25);
  return [
    rightsRequest(random, personId, {
      kind: random.weighted(kinds),
      state:
        decidedOn >= today
          ? 'RECEIVED'
          : random.weighted([
              ['FULFILLED', 9],
              ['REFUSED', 0.6],
              ['CANCELLED', 0.4],
            ]),
      receivedOn,
      decidedOn: decidedOn >= today ? null : decidedOn,
    }),
  ];
}

export function rightsRequest(
  random: Random,
  personId: string,
  request: Pick<RightsRequestDocument, 'kind' | 'state'> & { readonly receivedOn: Day; readonly decidedOn: Day | null },
): RightsRequestDocument {
  return {
    _id: random.uuid(),
    personId,
    kind: request.kind,
    state: request.state,
    receivedOn: dayText(request.receivedOn),
    dueOn: dayText(dueDay(request.receivedOn)),
    decidedOn: request.decidedOn === null ? null : dayText(request.decidedOn),
  };
}

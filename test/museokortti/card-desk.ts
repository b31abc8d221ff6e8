import type { Caller } from '../../subgraphs/shared/access/caller.js';
import type { CardService } from './card-service.js';

export interface CardAnswer {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly validUntil: string | null;
  readonly validity: readonly { readonly from: string; readonly until: string | null; readonly reason: string }[];
}

export interface DeskAnswer {
  readonly card: CardAnswer | null;
  readonly mergedCard?: CardAnswer | null;
  readonly replacedCard?: CardAnswer | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

/** The mutations of cards that a test asks for, with the second card that each tells of. */
const mutations = {
  registerCard: '',
  renewCard: '',
  grantCardTime: '',
  mergeCards: 'mergedCard { ...Told }',
  replaceCard: 'replacedCard { ...Told }',
  suspendCard: '',
  resumeCard: '',
  terminateCard: '',
} as const;
export type DeskMutation = keyof typeof mutations;

let keys = 0;

/** Asks for a mutation of a card, with a fresh key unless the input has one. */
export async function askDesk(
  service: CardService,
  caller: Caller,
  mutation: DeskMutation,
  input: object,
): Promise<DeskAnswer> {
  keys += 1;
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const { data, errors } = await service.ask(
    caller,
    `mutation ($input: ${type}) {
      ${mutation}(input: $input) { card { ...Told } ${mutations[mutation]} userErrors { code path } }
    }
    fragment Told on Card { id number state validUntil validity { from until reason } }`,
    { input: { idempotencyKey: `desk-${keys}`, ...input } },
  );
  expect(errors).toBeUndefined();
  return data?.[mutation] as DeskAnswer;
}

/** The periods of a card on a line each, as `2026-03-15/2027-03-14 RENEWAL`. */
export function periodsOf(card: CardAnswer | null | undefined): readonly string[] {
  return (card?.validity ?? []).map(({ from, until, reason }) => `${from}/${until ?? '…'} ${reason}`);
}

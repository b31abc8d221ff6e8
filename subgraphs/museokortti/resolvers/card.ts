import { cardState } from '../domain/card.js';
import { validityOf, validUntil } from '../domain/validity.js';
import type { CardResolvers } from '../generated/types.js';

export const Card: CardResolvers = {
  state: (source, _args, { clock }) => cardState(source, clock.now()),
  endedAt: ({ terminatedAt, supersededAt }) => terminatedAt ?? supersededAt,
  validity: (source) => validityOf(source),
  validUntil: (source) => validUntil(validityOf(source)),
};

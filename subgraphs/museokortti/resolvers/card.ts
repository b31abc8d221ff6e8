import { helsinkiDay } from '../../shared/helsinki.js';
import { cardState, validUntil } from '../domain/card.js';
import type { CardResolvers } from '../generated/types.js';

export const Card: CardResolvers = {
  state: (source, _args, { clock }) => cardState(source, helsinkiDay(clock.now())),
  validUntil: ({ validity }) => validUntil(validity),
};

import { helsinkiDay } from '../../shared/helsinki.js';
import { cardState, validUntil } from '../domain/card.js';
import type { CardResolvers } from '../generated/types.js';

export const card: CardResolvers = {
  state: (source, _, { clock }) => cardState(source, helsinkiDay(clock.now())),
  validUntil: ({ validity }) => validUntil(validity),
};

import { helsinkiDay } from '../../shared/helsinki.js';
import { normalPriceOn } from '../domain/normal-price.js';
import type { SiteResolvers } from '../generated/types.js';

export const Site: SiteResolvers = {
  normalPrice: ({ prices }, _args, { clock }) => normalPriceOn(prices, helsinkiDay(clock.now())),
};

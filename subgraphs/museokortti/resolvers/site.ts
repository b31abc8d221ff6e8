import { helsinkiDay } from '../../shared/helsinki.js';
import { normalPriceOn } from '../domain/normal-price.js';
import type { SiteResolvers } from '../generated/types.js';

export const site: SiteResolvers = {
  normalPrice: ({ prices }, _, { clock }) => normalPriceOn(prices, helsinkiDay(clock.now())),
};

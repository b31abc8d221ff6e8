import type { Connection } from 'mongoose';
import { cardModel } from './card/card.model.js';
import type { CardRepository } from './card/card.repository.js';
import { cardRepository } from './card/card.repository.js';
import { orderModel } from './order/order.model.js';
import type { OrderRepository } from './order/order.repository.js';
import { orderRepository } from './order/order.repository.js';
import { settlementBooksModel } from './settlement-books/settlement-books.model.js';
import type { SettlementBooksRepository } from './settlement-books/settlement-books.repository.js';
import { settlementBooksRepository } from './settlement-books/settlement-books.repository.js';
import { siteModel } from './site/site.model.js';
import type { SiteRepository } from './site/site.repository.js';
import { siteRepository } from './site/site.repository.js';
import { visitModel } from './visit/visit.model.js';
import type { VisitRepository } from './visit/visit.repository.js';
import { visitRepository } from './visit/visit.repository.js';

/** What the card service stores, behind interfaces. Live as long as the service does. */
export interface Repositories {
  readonly cards: CardRepository;
  readonly visits: VisitRepository;
  readonly orders: OrderRepository;
  readonly sites: SiteRepository;
  readonly settlementBooks: SettlementBooksRepository;
}

export function createRepositories(connection: Connection): Repositories {
  return {
    cards: cardRepository(cardModel(connection)),
    visits: visitRepository(visitModel(connection)),
    orders: orderRepository(orderModel(connection)),
    sites: siteRepository(siteModel(connection)),
    settlementBooks: settlementBooksRepository(settlementBooksModel(connection)),
  };
}

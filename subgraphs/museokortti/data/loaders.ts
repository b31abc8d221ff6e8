import DataLoader from 'dataloader';
import type { Connection } from 'mongoose';
import { byIdLoader } from '../../shared/mongo/batching.js';
import { listLoader } from '../../shared/mongo/list-loader.js';
import type { ListLoader } from '../../shared/mongo/list-loader.js';
import type { VisitBooks } from '../domain/visit-state.js';
import { relationshipFacts } from '../domain/relationship-facts.js';
import type { RelationshipFacts } from '../domain/relationship-facts.js';
import type { CardSource, OrderSource, SiteSource, VisitSource } from '../mappers.js';
import type { CardDocument } from './card/card.model.js';
import { cardSource } from './card/card.source.js';
import type { OrderDocument } from './order/order.model.js';
import { orderSource } from './order/order.source.js';
import type { Repositories } from './repositories.js';
import type { VisitDocument } from './visit/visit.model.js';
import { visitSource } from './visit/visit.source.js';

/** What one request has read. Each asks the database once for all that the request wants at the same time. */
export interface Loaders {
  /** Cards by person, newest first. */
  readonly cards: ListLoader<CardSource>;
  /** Visits by person, newest first. */
  readonly visits: ListLoader<VisitSource>;
  /** Orders by person, newest first. */
  readonly orders: ListLoader<OrderSource>;
  /** Museums by id; null when there is none. */
  readonly sites: DataLoader<string, SiteSource | null>;
  /** How far the books of visits are closed. */
  readonly books: () => Promise<VisitBooks>;
  /** The relationship facts by person: four database operations, however many persons. */
  readonly facts: DataLoader<string, RelationshipFacts>;
}

/** Makes the loaders of one request. */
export function createLoaders(connection: Connection, repositories: Repositories): Loaders {
  const books = onceAsked(() => repositories.settlementBooks.read());
  return {
    cards: listLoader<CardDocument, CardSource>(
      { connection, collection: 'cards', parent: 'personId', time: 'createdAt' },
      cardSource,
    ),
    visits: listLoader<VisitDocument, VisitSource>(
      { connection, collection: 'visits', parent: 'personId', time: 'visitedAt' },
      visitSource,
    ),
    orders: listLoader<OrderDocument, OrderSource>(
      { connection, collection: 'orders', parent: 'personId', time: 'orderedAt' },
      orderSource,
    ),
    sites: byIdLoader((ids) => repositories.sites.byIds(ids)),
    books,
    facts: new DataLoader((personIds) => loadFacts(repositories, books, personIds)),
  };
}

/** Reads when it is asked for the first time, and no more. */
function onceAsked<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined;
  return () => (asked ??= read());
}

async function loadFacts(
  { cards, visits, orders }: Repositories,
  books: Loaders['books'],
  personIds: readonly string[],
): Promise<RelationshipFacts[]> {
  const [cardsOfAll, visitSummaries, orderSummaries] = await Promise.all([
    cards.byPersons(personIds),
    books().then((closed) => visits.summaries(personIds, closed)),
    orders.summaries(personIds),
  ]);
  const cardsByPerson = new Map<string | null, CardSource[]>(personIds.map((personId) => [personId, []]));
  for (const card of cardsOfAll) cardsByPerson.get(card.personId)?.push(card);
  return personIds.map((personId) =>
    relationshipFacts({
      cards: cardsByPerson.get(personId) ?? [],
      lastVisitAt: visitSummaries.get(personId)?.lastVisitAt ?? null,
      lastOrderAt: orderSummaries.get(personId)?.lastTransactionAt ?? null,
      unsettledVisits: visitSummaries.get(personId)?.unsettled ?? 0,
      holdsVisits: visitSummaries.has(personId),
      holdsOrders: orderSummaries.has(personId),
    }),
  );
}

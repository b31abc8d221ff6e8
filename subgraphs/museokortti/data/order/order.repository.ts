import type { PipelineStage } from 'mongoose';
import type { OrderSource } from '../../mappers.js';
import type { OrderModel } from './order.model.js';
import { orderSource } from './order.source.js';

/** Reads orders; gives plain objects. */
export interface OrderRepository {
  /** All orders of a person, oldest first. */
  history(personId: string): Promise<readonly OrderSource[]>;
  /** The latest purchase, payment or refund of each person who has one, in one database operation over the index alone. */
  lastTransactions(personIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}

export function orderRepository(orders: OrderModel): OrderRepository {
  return {
    history: async (personId) =>
      (await orders.find({ personId }).sort({ personId: 1, orderedAt: 1, _id: 1 }).lean()).map(orderSource),
    lastTransactions: async (personIds) => {
      const rows = await orders.aggregate<{ _id: string; at: Date }>(lastTransactionPipeline(personIds));
      return new Map(rows.map(({ _id, at }) => [_id, at]));
    },
  };
}

/**
 * An order that was cancelled was never paid: no transaction. The others came to their state by being made, paid or paid back. Covered by the index
 * `by-person-and-state`; apart, so that a test can ask the server to explain it.
 */
export function lastTransactionPipeline(personIds: readonly string[]): PipelineStage[] {
  return [
    { $match: { personId: { $in: personIds }, state: { $in: ['OPEN', 'PAID', 'REFUNDED'] } } },
    { $group: { _id: '$personId', at: { $max: '$stateSince' } } },
  ];
}

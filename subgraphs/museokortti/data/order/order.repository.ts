import type { PipelineStage } from 'mongoose';
import type { OrderModel } from './order.model.js';

/** What the relationship facts take from a person's orders. */
export interface OrderSummary {
  /** The latest purchase, payment or refund; null when every order was cancelled. */
  readonly lastTransactionAt: Date | null;
}

/** Reads orders; gives plain objects. */
export interface OrderRepository {
  /** One summary a person who has orders, in one database operation over the index alone. */
  summaries(personIds: readonly string[]): Promise<ReadonlyMap<string, OrderSummary>>;
}

export function orderRepository(orders: OrderModel): OrderRepository {
  return {
    summaries: async (personIds) => {
      const rows = await orders.aggregate<OrderSummary & { readonly _id: string }>(orderSummaryPipeline(personIds));
      return new Map(rows.map(({ _id, lastTransactionAt }) => [_id, { lastTransactionAt }]));
    },
  };
}

/**
 * An order that was cancelled was never paid: no transaction. The others came to their state by being made, paid or paid back. Covered by the index
 * `by-person-and-state`; apart, so that a test can ask the server to explain it.
 */
export function orderSummaryPipeline(personIds: readonly string[]): PipelineStage[] {
  return [
    { $match: { personId: { $in: personIds } } },
    {
      $group: {
        _id: '$personId',
        lastTransactionAt: {
          $max: { $cond: [{ $in: ['$state', ['OPEN', 'PAID', 'REFUNDED']] }, '$stateSince', null] },
        },
      },
    },
  ];
}

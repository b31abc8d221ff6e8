import type { OrderSource } from '../../mappers.js';
import type { OrderDocument } from './order.model.js';

/** What the schema's Order starts from. */
export function orderSource({ _id, ...order }: OrderDocument): OrderSource {
  return { id: _id, ...order };
}

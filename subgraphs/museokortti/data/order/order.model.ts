import type { Connection, InferRawDocTypeFromSchema } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';
import type { OrderKind, OrderState, PaymentMethod } from '../../generated/types.js';

export const orderKinds = ['NEW_CARD', 'RENEWAL', 'GIFT'] as const satisfies readonly OrderKind[];
export const orderStates = ['OPEN', 'PAID', 'REFUNDED', 'CANCELLED'] as const satisfies readonly OrderState[];
export const paymentMethods = [
  'BANK',
  'CARD',
  'INVOICE',
  'MOBILEPAY',
  'EPASSI',
  'SMARTUM',
  'EDENRED',
  'EAZYBREAK',
] as const satisfies readonly PaymentMethod[];

const orderLineSchema = new Schema(
  {
    product: { type: String, required: true, ...personal('OrderLine.product') },
    quantity: { type: Number, required: true, ...personal('OrderLine.quantity') },
    unitPrice: { type: Number, required: true, ...personal('OrderLine.unitPrice') },
  },
  { _id: false, versionKey: false },
);

/** A purchase; money is whole cents, VAT included. */
export const orderSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('opaque key') },
    personId: { type: String, required: true, ...operational('whose order') },
    number: { type: String, required: true, ...personal('Order.number') },
    kind: { type: String, enum: orderKinds, required: true, ...personal('Order.kind') },
    orderedAt: { type: Date, required: true, ...personal('Order.orderedAt') },
    state: { type: String, enum: orderStates, required: true, ...personal('Order.state') },
    stateSince: { type: Date, required: true, ...personal('Order.stateSince') },
    paymentMethod: { type: String, enum: paymentMethods, required: true, ...personal('Order.paymentMethod') },
    lines: { type: [orderLineSchema], required: true },
    total: { type: Number, required: true, ...personal('Order.total') },
  },
  { collection: 'orders', versionKey: false },
);

/** An order as stored. */
export type OrderDocument = InferRawDocTypeFromSchema<typeof orderSchema>;

export function orderModel(connection: Connection) {
  return connection.model('Order', orderSchema);
}
export type OrderModel = ReturnType<typeof orderModel>;

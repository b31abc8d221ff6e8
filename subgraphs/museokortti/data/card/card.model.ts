import type { Connection, InferRawDocTypeFromSchema } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';
import type { ValidityReason } from '../../generated/types.js';

export const validityReasons = [
  'FIRST_VISIT',
  'RENEWAL',
  'MERGE',
  'CAMPAIGN',
  'PRIZE',
  'CORRECTION',
] as const satisfies readonly ValidityReason[];

const validityPeriodSchema = new Schema(
  {
    from: { type: String, required: true, ...personal('ValidityPeriod.from') },
    until: { type: String, default: null, ...personal('ValidityPeriod.until') },
    reason: { type: String, enum: validityReasons, required: true, ...personal('ValidityPeriod.reason') },
  },
  { _id: false, versionKey: false },
);

/** A Museum Card. Days are those of Helsinki, periods oldest first. */
export const cardSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('opaque key') },
    personId: { type: String, default: null, ...operational('whose card; null while nobody has registered it') },
    number: { type: String, required: true, ...personal('Card.number') },
    serviceNumber: { type: String, required: true, ...personal('Card.serviceNumber') },
    registeredAt: { type: Date, default: null, ...personal('Card.registeredAt') },
    createdAt: {
      type: Date,
      required: true,
      ...operational("orders a person's cards; from before the card was anybody's"),
    },
    validity: { type: [validityPeriodSchema], required: true },
    suspendedAt: { type: Date, default: null, ...personal('Card.state') },
    mergedIntoCardId: { type: String, default: null, ...personal('Card.state') },
    replacedByCardId: { type: String, default: null, ...personal('Card.state') },
    version: { type: Number, required: true, ...operational('guards a change against another at the same time') },
  },
  { collection: 'cards', versionKey: false },
);

/** A card as stored. */
export type CardDocument = InferRawDocTypeFromSchema<typeof cardSchema>;

export function cardModel(connection: Connection) {
  return connection.model('Card', cardSchema);
}
export type CardModel = ReturnType<typeof cardModel>;

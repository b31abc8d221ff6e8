import type { Connection, InferRawDocTypeFromSchema } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';
import { suspensionCauses } from '../../domain/card.js';
import type { ValidityReason } from '../../generated/types.js';

export const validityReasons = [
  'FIRST_VISIT',
  'RENEWAL',
  'MERGE',
  'CAMPAIGN',
  'PRIZE',
  'CORRECTION',
] as const satisfies readonly ValidityReason[];

/** Periods are derived from the facts, so each fact is told by the periods. */
const reason = { type: String, enum: validityReasons, required: true, ...personal('ValidityPeriod.reason') } as const;
const months = { type: Number, default: null, ...personal('ValidityPeriod.until') } as const;
const until = { type: String, default: null, ...personal('ValidityPeriod.until') } as const;

const openingSchema = new Schema({ reason, months, until }, { _id: false, versionKey: false });

const grantSchema = new Schema(
  { reason, grantedOn: { type: String, required: true, ...personal('ValidityPeriod.grantedOn') }, months, until },
  { _id: false, versionKey: false },
);

const suspensionSchema = new Schema(
  {
    from: { type: Date, required: true, ...personal('CardSuspension.from', 'Card.state') },
    until: { type: Date, default: null, ...personal('CardSuspension.until', 'Card.state') },
    cause: { type: String, enum: suspensionCauses, required: true, ...personal('CardSuspension.cause') },
  },
  { _id: false, versionKey: false },
);

/** A Museum Card: one plastic, with the facts from which its validity follows. Days are those of Helsinki. */
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
    opening: { type: openingSchema, required: true },
    firstVisitOn: { type: String, default: null, ...personal('ValidityPeriod.from') },
    grants: { type: [grantSchema], required: true },
    suspensions: { type: [suspensionSchema], required: true },
    terminatedAt: { type: Date, default: null, ...personal('Card.endedAt') },
    mergedIntoCardId: { type: String, default: null, ...personal('Card.state') },
    replacedByCardId: { type: String, default: null, ...personal('Card.state') },
    supersededAt: { type: Date, default: null, ...personal('Card.endedAt') },
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

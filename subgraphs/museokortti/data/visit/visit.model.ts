import type { Connection, InferRawDocTypeFromSchema } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';

/** A visit to a museum with a card. Its state follows from these facts and from how far the books are closed. */
export const visitSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('opaque key') },
    cardId: { type: String, required: true, ...operational('with which card; the card itself is in the same export') },
    serviceNumber: { type: String, required: true, ...personal('Card.serviceNumber') },
    personId: { type: String, default: null, ...operational('whose visit; null while nobody has registered the card') },
    siteId: { type: String, required: true, ...personal('Visit.site') },
    visitedAt: { type: Date, required: true, ...personal('Visit.visitedAt') },
    day: { type: String, required: true, ...personal('Visit.day') },
    normalPrice: { type: Number, required: true, ...personal('Visit.normalPrice') },
    recordedAt: { type: Date, required: true, ...personal('Visit.recordedAt', 'Visit.state') },
    voidedAt: { type: Date, default: null, ...personal('Visit.voidedAt', 'Visit.state') },
  },
  { collection: 'visits', versionKey: false },
);

/** A visit as stored. */
export type VisitDocument = InferRawDocTypeFromSchema<typeof visitSchema>;

export function visitModel(connection: Connection) {
  return connection.model('Visit', visitSchema);
}
export type VisitModel = ReturnType<typeof visitModel>;

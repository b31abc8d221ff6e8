import type { Connection, InferRawDocTypeFromSchema } from 'mongoose';
import { Schema } from 'mongoose';
import { operational } from '../../../shared/runtime/personal-data.js';

const ofAMuseum = operational('of a museum, not of a person');

const priceSchema = new Schema(
  { from: { type: String, required: true }, cents: { type: Number, required: true } },
  { _id: false, versionKey: false },
);

/** A museum that takes the card; its normal prices in cents, each holding from a Helsinki day on, oldest first. */
export const siteSchema = new Schema(
  {
    _id: { type: String, required: true, ...ofAMuseum },
    name: { type: String, required: true, ...ofAMuseum },
    municipality: { type: String, required: true, ...ofAMuseum },
    prices: { type: [priceSchema], required: true, ...ofAMuseum },
  },
  { collection: 'sites', versionKey: false },
);

/** A museum as stored. */
export type SiteDocument = InferRawDocTypeFromSchema<typeof siteSchema>;

export function siteModel(connection: Connection) {
  return connection.model('Site', siteSchema);
}
export type SiteModel = ReturnType<typeof siteModel>;

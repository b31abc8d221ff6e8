import type { Connection, InferRawDocTypeFromSchema } from 'mongoose';
import { Schema } from 'mongoose';
import { operational } from '../../../shared/runtime/personal-data.js';

/** How far the books of visits are closed: one document, which whoever closes them and whoever strikes out a visit both write. */
export const settlementBooksSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('names the books') },
    closedUntil: { type: String, default: null, ...operational('a day of the calendar, of no person') },
    recordedUntil: { type: Date, default: null, ...operational('the cut-off of a settlement, of no person') },
    version: { type: Number, required: true, ...operational('guards a closing against a striking out') },
  },
  { collection: 'settlementBooks', versionKey: false },
);

/** The books as stored. */
export type SettlementBooksDocument = InferRawDocTypeFromSchema<typeof settlementBooksSchema>;

export function settlementBooksModel(connection: Connection) {
  return connection.model('SettlementBooks', settlementBooksSchema);
}
export type SettlementBooksModel = ReturnType<typeof settlementBooksModel>;

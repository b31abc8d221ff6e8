import type { InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';
import { dietCodes } from '../../domain/diet.js';

/** A diet as it is stored: special category data (Article 9), held until `deletedFrom` and not read after it. */
export const dietSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('Opaque id of the record itself.') },
    personId: { type: String, required: true, ...operational('The link to the Person, whom register holds.') },
    sessionId: { type: String, required: true, ...personal('Diet.session') },
    codes: { type: [{ type: String, enum: dietCodes, required: true }], required: true, ...personal('Diet.codes') },
    deletedFrom: { type: Date, required: true, ...operational('Follows from the session’s end (P10).') },
  },
  { collection: 'diets', versionKey: false },
);

export type DietDocument = InferSchemaType<typeof dietSchema>;
